deserved('stages', 'TL2112', 'No step of the middle stage says what it shows of the business.')

fault('price-differs', 'relance', 'abonnement', [
    ('Le prix ne change pas.', 'Le prix reste le même, 34 euros le bouquet.')],
    'The bouquet costs 29 euros in the letter and 34 in its reminder.', ['34', '29'], field='nudges[0].message.body')
fault('contradiction', 'livraison', 'ou-le-poser abonnement', [
    ('Il connaît tous les codes de la rue des Tanneurs.', 'La livraison est facturée 4,50 € par passage. Il connaît tous les codes de la rue des Tanneurs.')],
    'The offer includes delivery; this letter charges 4.50 euros for each.', ['4,50', 'livraison'], about=['included', 'price'])
fault('contradiction', 'trois-mois', 'ou-le-poser abonnement', [
    ('Merci, et bienvenue. Deux questions', 'Merci, et bienvenue. Votre engagement court sur trois mois et ne peut pas être interrompu. Deux questions')],
    'The offer says that one may stop with one click; the welcome binds for three months.', ['trois mois', 'engagement'])
fault('contradiction', 'lundi-ouvert', 'le-lundi ou-le-poser', [
    ('Si une tige a fléchi avant le septième jour, envoyez-moi une photo.', 'La boutique est ouverte du lundi au samedi, de 8 à 20 heures, passez me montrer la tige qui a fléchi.')],
    'Open Tuesday to Saturday 9 to 19 in one letter, Monday to Saturday 8 to 20 in another.', ['8 à 20', 'lundi au samedi'], about=['hours', 'open'], severity='warning')
fault('script-contradicts-mail', 'sonner', 'premier-vendredi ou-le-poser', [
    ("S'il n'y a personne : dans le seau, à l'ombre, la carte dessus.", "Encaisser 29 € plus 5 € de livraison en espèces à la porte. S'il n'y a personne, rapporter le bouquet à la boutique.")],
    'The script charges delivery in cash and takes the bouquet back; the letters say that delivery is included and that it is left at the door.', ['5 €', 'livraison'], field='assignment.script', about=['price'])
fault('weekday-vs-wait', 'bon-dimanche', 'le-lundi', [
    ('Votre bouquet a passé le week-end. Aujourd\'hui, changez', 'Bon dimanche ! Votre bouquet a deux jours. Aujourd\'hui, changez')],
    'The letter wishes a good Sunday and goes out on a Monday.', ['dimanche', 'Monday', 'monday'])
fault('deadline-vs-wait', 'sous-48-heures', 'premier-vendredi ou-le-poser', [
    within('ou-le-poser', ('Merci, et bienvenue. Deux questions avant le premier vendredi :', 'Merci, et bienvenue. Votre premier bouquet arrive demain, promis. Deux questions :'))],
    'The first bouquet is promised for tomorrow; the step that brings it waits three days and then for a Friday.', ['demain'])
fault('promise-in-words-unkept', 'recette', 'le-lundi', [
    ('Retirez ce qui a fini de fleurir, sans regret.', 'Retirez ce qui a fini de fleurir, sans regret. Jeudi, je vous enverrai la recette de mon conservateur maison.')],
    'A recipe is promised for Thursday, and no step sends it.', ['recette', 'Jeudi'])
fault('kept-before-made', 'comme-promis', 'madame-ferrand', [
    ('Madame Ferrand venait le mercredi', 'Comme promis, vous trouverez ci-joint votre bon de réduction de dix euros. Madame Ferrand venait le mercredi')],
    '"As promised, your voucher": nobody promised one.', ['bon de réduction', 'comme promis'])
fault('promise-declared-unkept', 'visite', 'ou-le-poser', [
    within('ou-le-poser', ('    done:\n      event: Form Submitted', '    makes: [une-visite-du-champ]\n    done:\n      event: Form Submitted'))],
    'The promise of a visit to the field is made, and no later step keeps it.', ['visite du champ', 'une-visite-du-champ'], field='makes')
fault('outdated', 'saint-valentin', 'abonnement', [
    ("L'hiver, quand le champ dort,", "Pour la Saint-Valentin 2026, commandez avant le 10 février. L'hiver, quand le champ dort,")],
    'The letter asks to order before 10 February 2026, which is past.', ['2026'])
fault('placeholder', 'a-completer', 'la-table', [
    ('Après quelques bouquets, attendez-vous', 'Après [NOMBRE À COMPLÉTER] bouquets, attendez-vous')],
    'A placeholder was left in the question.', ['COMPLÉTER'], field='survey.message.body')
fault('hype', 'majuscules', 'abonnement', [
    ('Vous pouvez sauter un vendredi ou arrêter', 'DÉCOUVREZ le PLUS BEAU bouquet de France !!! Une explosion de couleurs INCROYABLE, un parfum EXCEPTIONNEL, un prix JAMAIS vu !!! Foncez !!! Vous pouvez sauter un vendredi ou arrêter')],
    'Capitals, rows of exclamation marks and superlatives in a gentle voice.', ['INCROYABLE'])
fault('tone-bureaucratic', 'conditions', 'ou-le-poser', [
    ('Merci, et bienvenue. Deux questions avant le premier vendredi : où poser le bouquet si vous n\'êtes pas là, et combien mesure votre vase ?',
     'Nous accusons réception de votre souscription, laquelle a été dûment enregistrée par nos services. Conformément aux dispositions de l\'article 4 des conditions générales, il vous appartient de communiquer, dans les meilleurs délais, les éléments relatifs aux modalités de remise ainsi qu\'aux dimensions du contenant. À défaut, la responsabilité de l\'établissement ne saurait être engagée.')],
    'Officialese in a journey that is gentle and near.')
fault('tone-pushy', 'reproche', 'abonnement', [
    ('On me demande souvent ce qu\'il y a dans le bouquet en janvier. Des branches, des hellébores, et ce que mon voisin a sous sa serre. Le prix ne change pas.',
     'Je suis déçue. Je vous ai donné mes gestes gratuitement, et vous n\'avez même pas pris la peine de répondre. Décidez-vous avant ce soir, sinon tant pis pour vous, et ne venez pas vous plaindre que votre table reste triste.')],
    'The reminder reproaches and presses; the voice is gentle.', field='nudges[0].message.body')
fault('jargon', 'botanique', 'le-lundi', [
    ('Retirez ce qui a fini de fleurir, sans regret.', 'Pensez au turgor et à la cavitation du xylème : un pH de 3,5 et un biocide à base de DICA limitent l\'embolie, et le STS freine l\'abscission due à l\'éthylène chez les espèces climactériques.')],
    'Terms of plant science that the reader cannot know.', ['xylème', 'STS', 'DICA'])
fault('language-mix', 'anglais', 'madame-ferrand', [
    ('Depuis, je ne pose plus cette question. Dans la boutique, il y a un petit panneau qui dit : des fleurs d\'ici, sans raison.', 'Since then I never ask that question any more. There is a small sign in the shop now, and people take a picture of it when they think that nobody is looking at them.')],
    'One paragraph is in English in a French journey.')
fault('accessibility', 'cliquez-ici', 'le-lundi', [
    ('[Revoir le geste en images](https://www.atelier-solene.example/geste)', 'Pour revoir le geste, [cliquez ici](https://www.atelier-solene.example/geste).')],
    'The link is called "cliquez ici", which says nothing by itself.', ['cliquez ici'], severity='hint')
fault('link-misspelt-domain', 'deux-n', 'une-autre-table', [
    ('https://www.atelier-solene.example/une-amie', 'https://www.atelier-solenne.example/une-amie')],
    'The link leads to atelier-solenne.example; all others lead to atelier-solene.example.', ['solenne'])
fault('impossible-wait', 'propriete', 'abonnement', [
    within('abonnement', ('      event: Order Completed\n      where: product = abonnement-du-vendredi', '      event: Email Link Clicked\n      where: link = je-m-abonne'))],
    'The step waits for a click on "je-m-abonne", and no link is called that.', ['je-m-abonne'], field='done.where')
fault('question-nobody-waits-for', 'chat', 'le-lundi', [
    within('le-lundi', ('    done:\n      event: Email Link Clicked\n      within: 1 week\n', ''), ('[Revoir le geste en images](https://www.atelier-solene.example/geste)', 'Répondez-moi avant mercredi : y a-t-il un chat chez vous, et mange-t-il les fleurs ? Sans votre réponse, je ne peux pas composer le prochain bouquet.'))],
    'The letter needs an answer before the next bouquet, and the step waits for nothing.', ['chat', 'Répondez'])
fault('person-change', 'nouvelle-voix', 'la-table', [
    within('la-table', ('    owner: solene\n    tool', '    owner: capucine\n    tool'), ('Idriss et moi les lisons le samedi soir, en rangeant.\n\n          {{fleuriste}}', 'Je les lis toutes.\n\n          Capucine'))],
    'The question comes from Capucine, of whom nobody has heard.', ['Capucine', 'capucine'], field='survey.message.body')
fault('owner-away', 'conges', 'ou-le-poser premier-vendredi', [
    ('La boutique est ouverte du mardi au samedi, de 9 à 19 heures.', 'Attention, je suis en congés pendant trois semaines et personne ne lit ni ne livre pendant ce temps.')],
    'The letter says that nobody delivers for three weeks; the first bouquet is due on the next Friday.', ['congés', 'trois semaines'])
fault('no-consumption', 'rien-apres', 'abonnement une-autre-table', [
    drop('ou-le-poser', 'premier-vendredi', 'le-lundi', 'la-table', 'la-carte')],
    'Between the order and the request to pass it on, no bouquet comes.', field='steps', paths=['steps'])
fault('pain-not-addressed', 'bruit', 'dix-jours', [
    ("pain: Les fleurs du supermarché sont fanées le lundi, et s'en offrir de vraies lui semble un luxe qu'il faudrait justifier", "pain: Le bruit de la rue l'empêche de dormir, les voisins se disputent et le propriétaire ne répond pas aux courriers")],
    'The pain is noise and neighbours; every letter speaks of flowers.', ['bruit', 'pain'], field='pain', paths=['pain'])
fault('wrong-persona', 'mariages-pro', 'madame-ferrand', [
    ("Elle est revenue trois semaines plus tard. Je n'ai rien demandé. Elle a pris sept renoncules et elle a dit, en payant : « C'est pour la table. »\n\n        Depuis, je ne pose plus cette question. Dans la boutique, il y a un petit panneau qui dit : des fleurs d'ici, sans raison.",
     "En tant que directrice d'hôtel ou responsable événementiel, vous savez ce que coûte un hall sans fleurs. Nos contrats pour les entreprises couvrent l'accueil, les salles de séminaire et les suites, avec facturation mensuelle et remise sur volume. Vos clients professionnels jugent votre établissement en dix secondes.")],
    'The letter speaks to hotels and firms; the journey is for somebody who buys flowers for her own table.', ['entreprises', 'hôtel'])
fault('survey-before-experience', 'avant-le-premier', 'la-table', [
    move('la-table', before='ou-le-poser', stage='engage'), ('    wait: 1 week on wednesday at 18:30', '    wait: 1 hour')],
    'She is asked whether she waits for Friday an hour after ordering, before the first bouquet.', ['vendredi'], field='order of steps')
fault('silence', 'neuf-mois', 'une-autre-table', [
    within('une-autre-table', ('    wait: 2 weeks at 18:30', '    wait: 9 months at 18:30'))],
    'Nine months without a word before the last letter.', field='wait')
