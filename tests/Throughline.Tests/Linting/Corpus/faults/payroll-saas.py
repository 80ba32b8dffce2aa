deserved('stages', 'TL2112', 'No step of the middle stage says what it shows of the business.')

fault('price-differs', 'per-person', 'subscribe open-account', [
    within('subscribe', ("$39 a month plus $6 a person, month to month", "$39 a month plus $8 a person, month to month"))],
    'A person costs $6 a month in the sign-up letter and $8 when the card is asked for.', ['$8', '$6'])
fault('price-differs', 'script-price', 'demo open-account subscribe', [
    ('"Thirty-nine a month plus six a person. First pay run\'s on us."', '"It\'s $49 a month plus $6 a person. First pay run\'s on us."')],
    'The script says $49 a month, two letters say $39.', ['$49', '$39'], field='assignment.script')
fault('contradiction', 'nobody-calls', 'tip-sheet', [
    ("Start with last Saturday. It takes about as long as an espresso.", "Start with last Saturday. I'll call you Thursday around eleven to see how far you got.")],
    'The letter says that nobody will call; its reminder announces a call.', ['call'], field='nudges[0].message.body')
fault('contradiction', 'card-up-front', 'first-run open-account', [
    ("This pay run is on us.", "Have your card ready: the first pay run is charged like any other.")],
    'The sign-up letter says that the first run is free and no card is needed; this one charges for it.', ['card', 'on us'], about=['free'])
fault('script-contradicts-mail', 'import', 'import-call open-account', [
    ("Enter while they read. Repeat every pay rate back. Agree on the first pay date and write it down.", "Tell them to type their people in themselves first, we don't take lists over the phone. Agree on the first pay date and write it down.")],
    'The letter says "Don\'t type in your people", the script tells them to type.', ['type'], field='assignment.script')
fault('deadline-vs-wait', 'tomorrow-morning', 'open-account demo', [
    within('open-account', ("    wait: 1 day at 09:00", "    wait: 1 week at 09:00"))],
    'The script promises the link for tomorrow morning and the letter thanks for yesterday; it waits a week.', ['tomorrow', 'yesterday'], field='wait')
fault('deadline-vs-wait', 'two-business-days', 'import-call open-account', [
    within('import-call', ("    wait: 1 working day at 14:00", "    wait: 5 working days at 14:00"))],
    'The specialist calls within two business days, says the letter; the step waits five.', ['two business days'], field='wait')
fault('weekday-vs-wait', 'happy-friday', 'third-run', [
    ("By the third pay run most owners have one thing", "Happy Friday! By the third pay run most owners have one thing")],
    'The letter says "Happy Friday" and goes out on a Tuesday.', ['Friday', 'Tuesday', 'tuesday'])
fault('link-dead', 'localhost', 'third-run', [
    ('https://www.tallyhand.example/switches', 'http://localhost:3000/switches')],
    'The link leads to localhost.', ['localhost'], severity='error')
fault('link-dead', 'staging', 'subscribe', [
    within('subscribe', ("            [Keep Tallyhand Team](https://www.tallyhand.example/subscribe)", "            [Keep Tallyhand Team](https://192.168.0.12/subscribe)"))],
    'The link in the reminder leads to an address inside the office network.', ['192.168'], field='nudges[0].message.body', severity='error')
fault('link-misspelt-domain', 'dropped-letter', 'penalty-letter', [
    ('https://www.tallyhand.example/dolores', 'https://www.talyhand.example/dolores')],
    'The link leads to talyhand.example; all others lead to tallyhand.example.', ['talyhand'])
fault('link-same-words-other-page', 'start-run', 'first-run', [
    within('first-run', ("            [Start my first pay run](https://www.tallyhand.example/first-run)", "            [Start my first pay run](https://www.tallyhand.example/subscribe)"))],
    'The same words lead to the pay run in the letter and to the payment page in its reminder.', ['Start my first pay run'], field='nudges[0].message.body')
fault('merge-field-nobody-has', 'filing-id', 'open-account', [
    ("  cafeName: your cafe", "  cafeName: your cafe\n  firstPayDate: null"), ("She does nothing else all day.", "She does nothing else all day. You'll be set for {{firstPayDate}}.")],
    'The first pay date is agreed in the call of the next step; here nobody has it, and without it the letter is not sent.', ['firstPayDate'], paths=['fields'])
fault('merge-field-no-fallback', 'cafe-name', 'penalty-letter', [
    ("  cafeName: your cafe", "  cafeName: null"), ("If you have a letter like that, open it tonight.", "If there's a letter like that at {{cafeName}}, open it tonight.")],
    'cafeName has no fallback and the forms are not known to ask for it; without it the letter is not sent.', ['cafeName'], field='fields.cafeName', paths=['fields'])
fault('two-tools', 'mail', 'quarter-filed', [within('quarter-filed', ("    tool: postline", "    tool: blastomat"))],
    'One letter is sent with blastomat, all others with postline: two tools for one job.', ['blastomat'], field='tool')
fault('two-tools', 'case', 'third-run', [within('third-run', ("    tool: postline", "    tool: Mail Chump"))],
    'One letter is sent with Mail Chump, all others with postline.', ['Mail Chump'], field='tool')
fault('other-product', 'scheduling', 'subscribe', [
    ("You can cancel with one click, and your records stay yours.", "You can cancel with one click, and your records stay yours. While you're at it: our new Tallyhand Shifts plans your rota for $89 a month, and this week the setup is half price.")],
    'The letter that asks for the card pushes a second product.', ['Shifts'])
fault('sells-after-purchase', 'quarter', 'quarter-filed', [
    ("Some owners like to put it behind the register, where the letters used to be.", "Some owners like to put it behind the register, where the letters used to be.\n\n        Still doing payroll by hand on Thursday nights? Sign up for Tallyhand Team today, from $39 a month, and your first pay run is on us.")],
    'Somebody who has subscribed for months is asked to sign up.', ['Sign up'])
fault('platform-change', 'unannounced-call', 'import-call open-account', [
    ("Once the account is open, {{specialist}} calls you within two business days and brings your list in with you on the phone. She does nothing else all day.", "Once the account is open, {{specialist}} brings your list in. She does nothing else all day."),
    ("    otherwise: rest\n    keeps: [sign-up-link-next-morning]\n    makes: [call-from-the-specialist]", "    otherwise: rest\n    keeps: [sign-up-link-next-morning]"), ("    otherwise: rest\n    keeps: [call-from-the-specialist]\n", "    otherwise: rest\n"), ("Lucía from Tallyhand. Marcus said I'd call. Where", "Lucía from Tallyhand. Where")],
    'The road goes on by telephone, and the letter before it does not announce a call.', ['phone'], field='message.body')
fault('unreachable-step', 'joins-third', 'tip-sheet penalty-letter', [
    ("    form: tip-sheet\n    joins: tip-sheet", "    form: tip-sheet\n    joins: demo-invite"), ("    form: booth-14\n    joins: tip-sheet", "    form: booth-14\n    joins: demo-invite"), ("    event: Referral Received\n    joins: tip-sheet", "    event: Referral Received\n    joins: demo-invite")],
    'Every way in joins at the third step; nobody gets the tip sheet they asked for.', ['tip sheet', 'tip-sheet', 'penalty-letter'], field='entryPoints', paths=['entryPoints'])
fault('impossible-wait', 'plan-name', 'subscribe', [
    within('subscribe', ("      event: Subscription Started\n      where: plan = team", "      event: Email Link Clicked\n      where: link = keep-tallyhand-basic"))],
    'The step waits for a click on "keep-tallyhand-basic", and the link has other words.', ['keep-tallyhand-basic'], field='done.where')
fault('duplicate-step', 'dolores', 'penalty-letter dolores-again', [
    twice('penalty-letter', 'dolores-again', ('    title: I read what a late filing did to somebody like me', '    title: I hear about Dolores and the letter'), ('      subject: The letter behind the register', '      subject: It was not about the patio'))],
    'The same story is told twice, in two steps one after the other.', ['Dolores'])
fault('silence', 'half-a-year', 'third-run', [
    within('third-run', ("    wait: 3 weeks on tuesday at 14:00", "    wait: 7 months on tuesday at 14:00"))],
    'Seven months without a word after the card.', field='wait')
fault('wrong-persona', 'employees', 'penalty-letter', [
    ("She didn't fix everything at once. She still does the schedule on paper. But the filings go out by themselves now, and when a letter comes, she opens it standing up.",
     "As a server you know the feeling: you worked a double, and your paycheck is short again. Ask your boss which payroll they use. You deserve to see your hours and tips on your own phone, and to be paid on time by whoever employs you.")],
    'The letter speaks to servers; the journey is for owners.', ['server', 'boss'])
fault('fork-in-words', 'three-sizes', 'open-account', [
    ("It asks for four things, and a card isn't one of them.", "If you have fewer than ten people, skip this and sign up on the small-team page instead. If you're a franchise, forward this to corporate and wait. If you already use another payroll provider, reply SWITCH and start over with our migration team. Otherwise go on here. It asks for four things, and a card isn't one of them.")],
    'Four roads in one letter, and the reader has to find out which is theirs.', ['SWITCH'])
fault('person-change', 'signature', 'first-run', [
    within('first-run', ("Lucía here, with the button I told you about. This pay run is on us.", "Here's your button. This pay run is on us."), ("8 a.m. to 6 p.m. Eastern.\n\n        {{specialist}}", "8 a.m. to 6 p.m. Eastern.\n\n        Brandon"))],
    'Lucía announced this letter; it is signed by Brandon, of whom nobody has heard.', ['Brandon'])
fault('placeholder', 'bracket', 'quarter-filed', [
    ("Your first quarter with us is filed, and the state sent a receipt.", "Your first quarter with us is filed, and the state sent a receipt. [add amount + confirmation no. here]")],
    'A note was left in the text: [add amount + confirmation no. here].', ['add amount'])
fault('pain-not-addressed', 'hiring', 'tip-sheet', [
    ("pain: Payroll eats every other Thursday night, tips never add up, and the last state penalty letter cost more than a dishwasher", "pain: Cannot find line cooks, everybody quits after six weeks, and the dining room stays half closed on weekends")],
    'The pain is that nobody wants to work there; every letter speaks of payroll and tips.', ['pain', 'cooks'], field='pain', paths=['pain'])
fault('ends-at-purchase', '', 'subscribe', [
    drop('filings-on', 'third-run', 'quarter-filed', 'thursday-nights', 'owner-to-owner'), ("    otherwise: rest\n    makes: [filings-by-themselves]\n", "    otherwise: rest\n")],
    'The road ends when the card is in: no use, no question, no recommendation.', field='steps', paths=['steps', 'stages'])
