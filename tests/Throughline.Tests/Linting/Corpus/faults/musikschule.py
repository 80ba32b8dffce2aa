deserved('stages', 'TL2112', 'No step of the middle stage says what it shows of the business.')

fault('price-differs', 'vorschau', 'halbjahr', [
    ('      preheader: 74 Euro im Monat, sechs Monate', '      preheader: Nur 64 Euro im Monat, sechs Monate')],
    'The preview line says 64 euros a month, the letter 74.', ['64', '74'], field='message.preheader')
fault('contradiction', 'leihcello', 'dein-abend halbjahr', [
    ('Such dir bitte den Abend aus, der deiner sein soll.', 'Such dir bitte den Abend aus, der deiner sein soll. Das Leihcello kostet 18 Euro im Monat extra.')],
    'The offer says that the borrowed cello is included; here it costs 18 euros more.', ['18 Euro', 'Leihcello'], about=['included', 'price', 'cost'])
fault('contradiction', 'kuendigen', 'dein-abend halbjahr', [
    ('Abgesagt wird bis zum Mittag, dann holen wir die Stunde nach.', 'Ausgefallene Stunden werden nicht nachgeholt, und vor Ablauf der sechs Monate kommt niemand aus dem Vertrag.')],
    'The offer lets them go after four weeks; this letter says that nobody gets out before six months.', ['sechs Monate', 'vier Wochen'])
fault('script-contradicts-mail', 'saite', 'probestunde einladung', [
    ('„Hallo {{firstName}}, ich bin Ruben. Gib mal her, die Saite machen wir gleich.“', '„Hallo {{firstName}}, ich bin Ruben. Die Probestunde macht 15 Euro, am besten gleich bar.“')],
    'The invitation says that the trial lesson costs nothing; the script asks for 15 euros.', ['15 Euro', 'kostet nichts'], field='assignment.script', about=['free', 'nothing'])
fault('deadline-vs-wait', 'morgen', 'halbjahr probestunde', [
    within('halbjahr', ('    wait: 1 day at 18:00', '    wait: 5 days at 18:00'))],
    'The script promises the letter for tomorrow and it speaks of yesterday; it waits five days.', ['morgen', 'gestern'], field='wait')
fault('weekday-vs-wait', 'sonntag', 'die-tuer', [
    ('Margret ist Busfahrerin', 'heute ist Sonntag, und im Hof proben gerade drei Bratschen. Margret ist Busfahrerin')],
    '"Today is Sunday" in a letter that goes out on any day.', ['Sonntag'])
fault('promise-in-words-unkept', 'saitensatz', 'dein-abend', [
    ('Willkommen! Such dir', 'Willkommen! Nächste Woche bekommst du von mir noch das Notenheft per Post. Such dir')],
    'A book of music by post is promised for next week; no step sends it.', ['Notenheft'])
fault('promise-declared-unkept', 'aufnahme', 'welches-lied', [
    within('welches-lied', ('    done:\n      event: Form Submitted', '    makes: [eine-aufnahme-vom-hofabend]\n    done:\n      event: Form Submitted'))],
    'The promise of a recording is made, and no later step keeps it.', ['aufnahme'], field='makes')
fault('kept-before-made', 'vorher', 'einladung probestunde halbjahr', [
    within('einladung', ('    otherwise: rest', '    otherwise: rest\n    keeps: [wie-das-halbjahr-geht]')), within('halbjahr', ('    keeps: [wie-das-halbjahr-geht]\n', ''))],
    'The promise how the half-year goes is kept in the invitation, before the lesson makes it.', ['wie das halbjahr geht', 'wie-das-halbjahr-geht'], field='keeps', severity='error')
fault('language-mix', 'siezen-nein-englisch', 'wie-war-es', [
    ('vor einem halben Jahr lag das Cello auf dem Speicher, und jetzt hast du vorgespielt. Wie gern würdest du uns weiterempfehlen, von 0 bis 10?', 'half a year ago your cello was in the attic, and now you have played in front of people. How likely are you to recommend us to a friend, from 0 to 10?')],
    'The question is asked in English in a German journey.', field='survey.message.body')
fault('tone-bureaucratic', 'unterrichtsvertrag', 'dein-abend', [
    ('ich bin {{buero}} und mache im Klangschuppen den Stundenplan. Willkommen! Such dir bitte den Abend aus, der deiner sein soll.',
     'hiermit wird der Eingang der Anmeldung bestätigt. Zur Durchführung des Unterrichts ist seitens der Teilnehmenden die Auswahl eines Termins unter Verwendung des nachstehenden Verweises zu veranlassen. Eine Berücksichtigung nachträglicher Änderungswünsche kann nur im Rahmen der verfügbaren Kapazitäten und nach schriftlicher Beantragung erfolgen.')],
    'Officialese in a journey that says "du" and is cheerful.')
fault('tone-pushy', 'enttaeuscht', 'einladung', [
    ('nächste Woche sind noch Probestunden frei, auch spät. Kostet nichts, und niemand außer mir hört zu.',
     'ganz ehrlich, ich bin enttäuscht. Ich schreibe dir seit zwei Wochen, und du hast es nicht einmal nötig zu antworten. Andere würden sich um diesen Platz reißen. Wenn du heute nicht buchst, brauchst du es nie mehr zu versuchen, dann bleibt dein Cello eben für immer auf dem Speicher.')],
    'The reminder reproaches and presses; the voice is patient.', field='nudges[0].message.body')
fault('fork-in-words', 'vier-wege', 'erstes-lied', [
    ('Spiel es dreimal, langsam, bei offenem Fenster oder bei geschlossenem, wie du magst.', 'Wenn du noch nie gespielt hast, hör hier auf und melde dich zum Einsteigerkurs. Wenn du schon fünf Jahre Unterricht hattest, schreib mir „B“, dann bekommst du andere Briefe. Wenn du eigentlich Geige spielst, geh auf die Seite für Geige und fang dort neu an. Alle anderen: Spiel es dreimal, langsam.')],
    'The first letter sends its readers on four roads.', ['schreib mir'])
fault('wrong-persona', 'eltern', 'die-tuer', [
    ('Sie hat abends im Betriebshof geübt, im leeren Bus, weil da niemand wohnt. Im ersten Monat wurde die Tür leiser. Im dritten war es ein Lied, im fünften hat sie es im Hof gespielt, vor vierzig Leuten und einem Hund.',
     'Als Mutter oder Vater wünschst du dir für dein Kind das Beste. Gerade zwischen vier und sechs Jahren lernen Kinder mit dem Cello Geduld und Konzentration, und die Grundschule fällt ihnen leichter. Melde deine Tochter oder deinen Sohn am besten noch vor der Einschulung bei uns an.')],
    'The letter speaks to parents of small children; the journey is for grown-ups who begin again.', ['Kind', 'Mutter'])
fault('merge-field-no-fallback', 'instrument', 'welches-lied', [
    ('  instrument: dein Cello', '  instrument: null')],
    'The field instrument has no fallback and no form is known to ask for it; without it the letter is not sent.', ['instrument'], field='fields.instrument', paths=['fields'])
fault('merge-field-nobody-has', 'dein-lied', 'halbjahr', [
    ('  instrument: dein Cello', '  instrument: dein Cello\n  meinLied: null'), ('Du spielst dort ein Lied, eines.', 'Du spielst dort {{meinLied}}.')],
    'The song is chosen three steps later; here nobody has one, and without it the letter with the price is not sent.', ['meinLied'], paths=['fields'])
fault('unreachable-step', 'quereinstieg', 'erstes-lied was-haelt-dich-ab die-tuer', [
    ('    form: erstes-lied\n    joins: erstes-lied', '    form: erstes-lied\n    joins: einladung'), ('    form: hofkonzert\n    joins: erstes-lied', '    form: hofkonzert\n    joins: einladung'), ('    event: Referral Received\n    joins: erstes-lied', '    event: Referral Received\n    joins: einladung')],
    'Every way in joins at the invitation; nobody reaches the three steps before it.', ['erstes-lied', 'was-haelt-dich-ab', 'die-tuer'], field='entryPoints', paths=['entryPoints'])
fault('unobservable-step', 'ereignis-im-kopf', 'die-tuer', [
    within('die-tuer', ('      event: Email Link Clicked\n      within: 6 days', '      event: Mut Gefasst\n      within: 6 days\n    otherwise: rest'))],
    'The step waits for "Mut Gefasst", which nothing and nobody can report.', ['Mut Gefasst'], field='done.event')
fault('tool-gap', 'ohne-werkzeug', 'erste-wochen', [within('erste-wochen', ('    tool: stundenplan\n', ''))],
    'Nothing says with which tool the first lessons are kept; at every other step it is named.', field='tool', paths=['steps'])
fault('duplicate-step', 'margret', 'die-tuer die-tuer-zwei', [
    twice('die-tuer', 'die-tuer-zwei', ('    title: Ich lese von einer, die wie eine Tür klang', '    title: Ich höre von Margret und ihrem Bus'), ('      subject: Wie eine Tür', '      subject: Margret und der leere Bus'), ('Sie übt immer noch im Bus. Der klingt gut, sagt sie.', 'Bis heute übt sie im Bus.'))],
    'The story of Margret is told twice.', ['Margret'])
fault('many-calls-to-action', 'hofabend', 'welches-lied', [
    ('Nimm eines, das du magst, auch wenn es dir zu schwer vorkommt. Wir machen es leichter, dafür bin ich da.', 'Außerdem: [lade Gäste ein](https://www.klangschuppen.example/gaeste), [bring Kuchen mit](https://www.klangschuppen.example/kuchen), [werde Mitglied im Förderverein](https://www.klangschuppen.example/verein), [bewerte uns](https://www.klangschuppen.example/bewerten) und [folge uns](https://www.klangschuppen.example/folgen).')],
    'Six things to do in one letter.')
fault('link-same-words-other-page', 'abend', 'dein-abend', [
    within('dein-abend', ('            [Meinen Abend aussuchen](https://www.klangschuppen.example/mein-abend)', '            [Meinen Abend aussuchen](https://www.klangschuppen.example/hofabend)'))],
    'The same words lead to the timetable in the letter and to the concert in its reminder.', ['Meinen Abend aussuchen', 'hofabend'], field='nudges[0].message.body')
fault('swapped-order', 'weitersagen-zuerst', 'weitergeben', [
    move('weitergeben', before='probestunde', stage='engage')],
    'They are asked to pass it on ("you know it better than we do now") before the first lesson.', ['weitergeben'], field='order of steps')
fault('sells-after-purchase', 'mitten-im-kurs', 'welches-lied', [
    ('Nimm eines, das du magst, auch wenn', 'Du überlegst noch, ob Cello etwas für dich ist? Sichere dir jetzt das Cello-Halbjahr für 74 Euro im Monat. Nimm eines, das du magst, auch wenn')],
    'Somebody who has been in the course for two months is asked to begin it.', ['Sichere dir'])
fault('other-product', 'kinderferien', 'halbjahr', [
    ('Am Ende steht der Hofabend. Du spielst dort ein Lied, eines.', 'Übrigens gibt es auch unsere Kammermusikwoche in der Toskana für 890 Euro, und den Geigenbaukurs am Wochenende für 240 Euro. Am Ende steht der Hofabend. Du spielst dort ein Lied, eines.')],
    'The letter that sells the half-year pushes two other offers.', ['Kammermusikwoche', 'Geigenbaukurs'])

# Brothers of kinds that stand above or at the other journeys.
fault('offer-named-differently', 'paket', 'dein-abend halbjahr', [
    ('Willkommen! Such dir bitte', 'Willkommen im Premium-Streicherkurs! Such dir bitte')],
    'The offer is the Cello-Halbjahr; the welcome calls it Premium-Streicherkurs.', ['Premium-Streicherkurs', 'Cello-Halbjahr'])
fault('impossible-wait', 'antwort', 'was-haelt-dich-ab', [
    within('was-haelt-dich-ab', ('      event: Survey Answered\n      within: 5 days', '      event: Survey Answered\n      where: answer = Das Geld\n      within: 5 days\n    otherwise: leave'))],
    'The step waits for the answer "Das Geld", which is none of the choices.', ['Das Geld'], field='done.where', about=['choice', 'answer'])
fault('hype', 'superlative', 'halbjahr', [
    ('Am Ende steht der Hofabend. Du spielst dort ein Lied, eines. Und ja, es darf schief sein.', 'Das ist DEINE Chance!!! Der genialste Cellokurs ALLER ZEITEN, mit dem unglaublichsten Lehrer und den sensationellsten Erfolgen!!! Sei dabei, bevor es zu spät ist!!!')],
    'Capitals, exclamation marks and superlatives in a patient voice.')
fault('jargon', 'fachlich', 'welches-lied', [
    ('Nimm eines, das du magst, auch wenn es dir zu schwer vorkommt.', 'Bitte in der vierten Lage mit Détaché und Martelé, Daumenaufsatz ab der Oktave, den Triller mit Nachschlag und die Sarabande aus BWV 1007 ohne Bindungen nach dem Urtext.')],
    'Terms of players that somebody who begins again does not know.', ['Détaché', 'Martelé', 'Daumenaufsatz'])
fault('owner-away', 'sommer', 'dein-abend erste-wochen', [
    ('Abgesagt wird bis zum Mittag, dann holen wir die Stunde nach.', 'Die nächsten fünf Wochen ist der Schuppen geschlossen, und niemand ist zu erreichen.')],
    'Closed for five weeks, and the first four lessons are due in five.', ['geschlossen', 'fünf Wochen'])
fault('person-change', 'fremde-unterschrift', 'welches-lied', [
    within('welches-lied', ('Wir machen es leichter, dafür bin ich da.\n\n        {{lehrer}}', 'Wir machen es leichter, dafür bin ich da.\n\n        Thorben'))],
    'The letter is signed by Thorben, of whom nobody has heard.', ['Thorben'])
fault('crowding', 'alles-an-einem-tag', 'was-haelt-dich-ab die-tuer einladung', [
    within('was-haelt-dich-ab', ('    wait: 3 days at 19:30', '    wait: 1 hour')), within('die-tuer', ('    wait: 3 days at 19:00', '    wait: 1 hour')), within('einladung', ('    wait: 3 days at 19:00', '    wait: 1 hour'), ('      - after: 6 days', '      - after: 1 day')), within('erstes-lied', ('      - after: 2 days', '      - after: 6 hours'))],
    'Six letters can fall into two days.', field='wait')
fault('platform-change', 'anruf-statt-brief', 'weitergeben', [
    within('weitergeben', ('    platform: E-Mail', '    platform: Telefon'), ("    message:\n      subject: Wer hat noch etwas auf dem Speicher?\n      body: |\n        Hallo {{firstName}},\n\n        auf fast jedem Speicher liegt ein Instrument. Wenn dir eines einfällt, schick seinem Menschen das Lied mit den vier Tönen.\n\n        [Das Lied weitergeben](https://www.klangschuppen.example/weitergeben)\n\n        Schief ist auch ein Anfang. Das weißt du jetzt besser als wir.\n\n        {{lehrer}} vom Klangschuppen\n\n        [Was ihr mir schreiben dürft]({{preferencesLink}})\n      topic: post\n", "    assignment:\n      title: Anrufen und nach einem Speicher fragen\n      script: „Hallo {{firstName}}, hier ist Ruben. Wer hat bei dir noch etwas auf dem Speicher?“\n      checklist: [Nach einem Speicher gefragt]\n      due: 1 week\n"))],
    'Everything before was written or in the shed; now somebody rings, and nothing announced it.', ['Telefon', 'ruft'], field='platform')
