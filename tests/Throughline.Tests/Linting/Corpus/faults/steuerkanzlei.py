deserved('stages', 'TL2112', 'No step of the middle stage says what it shows of the business.')

fault('price-differs', 'im-betreff', 'angebot', [
    ('      preheader: Das Monatspaket, 189 Euro', '      preheader: Das Monatspaket, 159 Euro')],
    'In the preview line the package costs 159 euros, in the letter 189.', ['159', '189'], field='message.preheader')
fault('price-differs', 'einrichtung', 'vollmacht angebot', [
    ('schön, dass Sie dabei sind. Wir brauchen', 'schön, dass Sie dabei sind. Die Einrichtungsgebühr von 180 Euro buchen wir mit dem ersten Monat ab. Wir brauchen')],
    'Setting up costs 120 euros in the offer and 180 in the next letter.', ['180', '120'])
fault('deadline-vs-wait', 'drei-werktage', 'angebot erstgespraech', [
    ('    wait: 2 working days at 09:00', '    wait: 8 working days at 09:00')],
    'The script promises the offer within three working days; it goes out after eight.', ['drei Werktage'], field='wait')
fault('deadline-vs-wait', 'noch-heute', 'vollmacht einrichten', [
    ('ruft Sie {{buchhalter}} innerhalb von zwei Werktagen an.', 'ruft Sie {{buchhalter}} noch am selben Tag an.')],
    'A call on the same day is promised; the step of the call begins on the next working day.', ['selben Tag'])
fault('promise-in-words-unkept', 'mustervorlage', 'erste-woche', [
    ('Nur wegwerfen sollten Sie ihn vorher nicht.', 'Nur wegwerfen sollten Sie ihn vorher nicht. In den nächsten Tagen schicke ich Ihnen außerdem eine Vorlage für Ihr Fahrtenbuch.')],
    'A template for the logbook is promised for the next days; no later step sends it.', ['Fahrtenbuch', 'Vorlage'])
fault('promise-in-words-unkept', 'wir-melden-uns', 'die-zahl', [
    ('Meistens ist dann ein Beleg im falschen Fach, und den rücken wir zurecht.', 'Meistens ist dann ein Beleg im falschen Fach, und den rücken wir zurecht. Ende der Woche rufe ich Sie an, dann gehen wir das Blatt gemeinsam durch.')],
    'A call at the end of the week is announced, and no step rings.', ['Ende der Woche', 'rufe ich Sie an'])
fault('kept-before-made', 'gutschein', 'die-dachdeckerin', [
    ('ich hatte den Farbeimer erwähnt. Er gehörte', 'wie angekündigt liegt die Checkliste für die Betriebsprüfung bei. Und ich hatte den Farbeimer erwähnt. Er gehörte')],
    '"As announced, the checklist is enclosed": no earlier letter announced one.', ['Checkliste', 'wie angekündigt'])
fault('kept-before-made', 'erklaert', 'erstgespraech angebot', [
    within('erstgespraech', ('    makes: [angebot-auf-einer-seite]', '    keeps: [angebot-auf-einer-seite]')), within('angebot', ('    keeps: [angebot-auf-einer-seite]', '    makes: [angebot-auf-einer-seite]'))],
    'The promise of an offer on one page is kept in the talk, before the offer makes it.', ['angebot auf einer seite', 'angebot-auf-einer-seite'], field='keeps', severity='error')
fault('tone-bureaucratic', 'amtsdeutsch', 'vollmacht', [
    within('vollmacht', ('schön, dass Sie dabei sind. Wir brauchen zwei Unterschriften und Ihre Steuernummer. Die steht oben links auf jedem Brief vom Finanzamt.',
      'bezugnehmend auf die erteilte Auftragsbestätigung wird um Übersendung der unterzeichneten Vollmachtsurkunden sowie um Mitteilung der durch das zuständige Finanzamt vergebenen Steuernummer gebeten. Die Bearbeitung des Vorgangs erfolgt nach Maßgabe des Eingangs der vollständigen Unterlagen. Von Rückfragen zum Sachstand ist abzusehen.'))],
    'Officialese in one letter; all others are calm and dry.')
fault('tone-pushy', 'frist', 'angebot', [
    ('manche stolpern über das Wort Voranmeldung. Das ist die Meldung der Umsatzsteuer an das Finanzamt, und sie ist im Monatspaket schon drin.',
     'Sie haben auf unser Angebot bis heute nicht reagiert. Das finde ich, offen gesagt, unhöflich. Wer seine Zeit lieber mit Schuhkartons verschwendet, darf sich nicht wundern, wenn das Finanzamt vor der Tür steht. Entscheiden Sie sich bis heute Abend, sonst ist der Platz weg.')],
    'The reminder scolds and threatens; the voice is calm.', field='nudges[0].message.body')
fault('hype', 'wahnsinn', 'die-zahl', [
    ('der erste Monat ist fertig. Auf dem Blatt steht oben eine Zahl: was Sie verdient haben, nach allem.',
     'WAHNSINN!!! Ihr erster Monat ist da, und er ist der absolute HAMMER!!! Die genialste, übersichtlichste und revolutionärste Auswertung Deutschlands!!! Auf dem Blatt steht oben eine Zahl: was Sie verdient haben.')],
    'Capitals, exclamation marks and superlatives in a journey that is dry.')
fault('jargon', 'fachchinesisch', 'erste-woche', [
    ('Ihre Belege kommen an, und man kann sie lesen, auch die mit den Kaffeeflecken.',
     'die Debitoren und Kreditoren sind im SKR04 angelegt, die OPOS-Liste ist abgestimmt, und die ZM wird nach Freigabe der USt-VA per ELSTER übermittelt. Bei den GWG bitte auf die Sammelposten-AfA achten und § 13b-Leistungen mit BU-Schlüssel 94 kennzeichnen.')],
    'Full of terms of the trade that a craftsman with a shoe box cannot know.', ['SKR04', 'OPOS', 'Kreditoren'])
fault('language-mix', 'englischer-absatz', 'die-dachdeckerin', [
    ('Der Eimer steht heute wieder auf der Baustelle.', 'Today the bucket is back on the building site, and she sends us a photo of every receipt within a day. It took her about six months to get there, and she says she would do it again.')],
    'One paragraph is in English in a German journey.', ['Englisch', 'English'])
fault('language-mix', 'erinnerung', 'vollmacht', [
    ('ohne die beiden Unterschriften darf uns das Finanzamt nichts sagen. Es dauert drei Minuten.', 'without your two signatures the tax office is not allowed to tell us anything. It will take you about three minutes, and you can do it on your phone.')],
    'The reminder is in English, all else in German.', field='nudges[0].message.body')
fault('wrong-name', 'alte-firma', 'weitersagen', [
    ('{{steuerberaterin}}, Kanzlei Overbeck\n\n        [Was ich', '{{steuerberaterin}}, Steuerbüro Overberg & Partner\n\n        [Was ich')],
    'This letter comes from "Steuerbüro Overberg & Partner"; it is Kanzlei Overbeck everywhere else.', ['Overberg'])
fault('contradiction', 'oeffnungszeiten', 'erste-woche einladung', [
    ('montags bis donnerstags von 8 bis 16 Uhr und freitags bis 13 Uhr.', 'montags bis freitags von 9 bis 18 Uhr.')],
    'The office is open Monday to Thursday 8 to 16 and Friday to 13 in one letter, Monday to Friday 9 to 18 in another.', ['9 bis 18', '18 Uhr'], about=['hours', 'open'])
fault('contradiction', 'fragen-kosten', 'erste-woche angebot', [
    ('Bei Fragen erreichen Sie mich unter {{kanzleiTelefon}}, montags', 'Anrufe berechnen wir mit 15 Euro je angefangene Viertelstunde. Sie erreichen mich unter {{kanzleiTelefon}}, montags')],
    'The offer says that questions cost nothing, on the telephone too; the letter charges 15 euros a quarter of an hour.', ['15 Euro', 'kosten nichts'], about=['free', 'nothing', 'cost'])
fault('no-consent', 'als-service', 'weitersagen', [
    within('weitersagen', ('      topic: briefe', '      purpose: service\n      topic: briefe'))],
    'A request to recommend is advertising; as "service" it also reaches people who never agreed to it.', ['service'], field='message.purpose')
fault('unobservable-step', 'gefuehl', 'die-dachdeckerin', [
    within('die-dachdeckerin', ('      event: Email Link Clicked\n      within: 1 week', '      event: Vertrauen Gewonnen\n      within: 1 week\n    otherwise: rest'))],
    'The step waits for a feeling ("Vertrauen Gewonnen") that nothing and nobody can report; everybody ends in the rest area.', ['Vertrauen Gewonnen'], field='done.event')
fault('tool-gap', '', 'einrichten', [within('einrichten', ('    tool: telefon\n', ''))],
    'Nothing says with which tool the setting up is done; at every other step it is named.', field='tool', paths=['steps'])
fault('person-change', 'neuer-anrufer', 'einrichten', [
    within('einrichten', ('    title: Herr Adeyemi richtet mit mir das Telefon ein', '    title: Mein Telefon wird mit mir eingerichtet'), ('    owner: samuel', '    owner: jette'), ('hier ist Samuel Adeyemi von der Kanzlei Overbeck. Frau Overbeck hat gesagt, dass ich anrufe.', 'hier ist Jette Brandhorst von der Kanzlei Overbeck.'))],
    'Herr Adeyemi was announced; somebody else rings, of whom nobody has heard.', ['Jette', 'Brandhorst'], field='owner')

# Brothers of kinds that stand above or at the other journeys.
fault('offer-named-differently', 'komfort', 'vollmacht angebot', [
    ('schön, dass Sie dabei sind. Wir brauchen', 'schön, dass Sie sich für das Komfort-Paket Plus entschieden haben. Wir brauchen')],
    'The offer is the Monatspaket; this letter calls it Komfort-Paket Plus.', ['Komfort-Paket', 'Monatspaket'])
fault('outdated', 'frist', 'die-zahl', [
    ('Wenn Ihnen ein Posten komisch vorkommt', 'Denken Sie bitte an die Abgabefrist am 31. Juli 2026. Wenn Ihnen ein Posten komisch vorkommt')],
    'The deadline of 31 July 2026 is past.', ['2026', '31. Juli'])
fault('placeholder', 'einfuegen', 'die-zahl', [
    ('Auf dem Blatt steht oben eine Zahl: was Sie verdient haben, nach allem.', 'Auf dem Blatt steht oben eine Zahl: TODO Samuel bitte hier noch den Betrag einfügen.')],
    'A note between colleagues was left in the letter.', ['TODO', 'einfügen'])
fault('accessibility', 'hier-klicken', 'merkblatt', [
    within('merkblatt', ('        [Merkblatt öffnen](https://www.overbeck-steuer.example/merkblatt)\n\n        Falls', '        Zum Öffnen bitte [hier klicken](https://www.overbeck-steuer.example/merkblatt).\n\n        Falls'), ('      where: link = merkblatt-oeffnen\n', ''))],
    'The link is called "hier klicken".', ['hier klicken'], severity='hint')
fault('platform-change', 'anruf', 'einrichten vollmacht', [
    ('Wenn beides da ist, ruft Sie {{buchhalter}} innerhalb von zwei Werktagen an. Er ist bei uns für die Handwerksbetriebe zuständig und richtet mit Ihnen das Telefon ein. Ab da', 'Bei uns ist {{buchhalter}} für die Handwerksbetriebe zuständig. Ab da'),
    ('    otherwise: rest\n    makes: [anruf-zum-einrichten]\n', '    otherwise: rest\n'), ('    keeps: [anruf-zum-einrichten]\n', ''), ('von der Kanzlei Overbeck. Frau Overbeck hat gesagt, dass ich anrufe. Haben', 'von der Kanzlei Overbeck. Haben')],
    'The road goes on by telephone, and no letter announces the call.', ['ruft', 'Telefon', 'anruf'])
fault('survey-before-experience', 'ruhig', 'sind-sie-ruhig', [
    move('sind-sie-ruhig', before='vollmacht', stage='engage'), ('    wait: 5 weeks on tuesday at 12:15', '    wait: 1 day at 12:15')],
    'They are asked whether the end of the month is calmer before anything has begun.', field='order of steps')
fault('sells-after-purchase', 'noch-kein-mandant', 'erste-woche', [
    ('Wenn Sie einen vergessen haben, ist das nicht schlimm.', 'Sie überlegen noch? Jetzt das Monatspaket für 189 Euro abschließen und nie wieder Schuhkarton. Wenn Sie einen vergessen haben, ist das nicht schlimm.')],
    'Somebody who signed three weeks ago is asked to sign.', ['abschließen'])
fault('other-product', 'seminar', 'angebot', [
    ('Kündigen können Sie zum Ende jedes Monats.', 'Neu bei uns: das Seminar „Betriebsnachfolge“ für 650 Euro und die Lohn-Flatrate für 99 Euro. Kündigen können Sie zum Ende jedes Monats.')],
    'The letter with the offer pushes two other products.', ['Seminar', 'Flatrate'])
fault('wrong-persona', 'arbeitnehmer', 'die-dachdeckerin', [
    ('Wir haben nichts sortiert. Wir haben mit dem laufenden Monat angefangen und jede Woche eine Handvoll aus dem Eimer dazugenommen. Im März war sie mit dem Telefon schneller als mit dem Eimer: Beleg auf den Tisch, ein Foto, fertig.', 'Als Angestellte wissen Sie, wie wenig vom Bruttolohn übrig bleibt. Mit der Pendlerpauschale und dem Arbeitszimmer holen sich Arbeitnehmer im Schnitt tausend Euro zurück. Fragen Sie Ihren Chef nach der Lohnbescheinigung, und reichen Sie Ihre Einkommensteuererklärung freiwillig ein.')],
    'The letter speaks to employees; the journey is for owners of a workshop.', ['Angestellte', 'Arbeitnehmer'])
fault('silence', 'halbes-jahr', 'sind-sie-ruhig', [within('sind-sie-ruhig', ('    wait: 5 weeks on tuesday at 12:15', '    wait: 30 weeks on tuesday at 12:15'))],
    'More than half a year without a word.', field='wait')
fault('question-nobody-waits-for', 'anlagen', 'die-zahl', [
    within('die-zahl', ('    done:\n      event: Email Link Clicked\n      within: 2 weeks\n    otherwise: continue\n', ''), ('        [Mein Blatt ansehen](https://www.overbeck-steuer.example/mein-blatt)\n\n', ''), ('Wenn Ihnen ein Posten komisch vorkommt, sagen Sie es mir.', 'Bitte schreiben Sie mir bis Freitag zurück, ob Sie einen Dienstwagen privat nutzen. Ohne Ihre Antwort kann ich den Monat nicht abschließen. Wenn Ihnen ein Posten komisch vorkommt, sagen Sie es mir.'))],
    'The letter cannot do without an answer, and the step waits for nothing.', ['Dienstwagen', 'Antwort'])
