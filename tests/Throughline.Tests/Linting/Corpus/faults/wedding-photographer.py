deserved('stages', 'TL2112', 'No step of the last stage says what it shows of the business.')

fault('price-differs', 'rest-of-it', 'one-page balance', [
    ('The other £1,550 is due four weeks', 'The other £1,650 is due four weeks')],
    'The page says that £1,650 is left to pay, the bill asks for £1,550 (and £400 and £1,650 are not £1,950).', ['£1,650', '1,650', '£1,550'])
fault('price-differs', 'fee-in-words', 'booking-fee one-page', [
    ('and the booking fee of £400 turns the pencil into ink', 'and the booking fee of five hundred pounds turns the pencil into ink')],
    'The booking fee is £400 on the page and five hundred pounds, in words, in the next letter.', ['five hundred', '£400'])
fault('promise-in-words-unkept', 'film', 'the-day', [
    ('{{second}} and I have read the sheet twice and packed.', '{{second}} and I have read the sheet twice and packed. The week after the wedding I will also send you a little film of the speeches.')],
    'A film of the speeches is promised for the week after; no later step sends one.', ['film'], field='nudges[0].message.body')
fault('promise-in-words-unkept', 'ring-the-venue', 'day-plan', [
    ('Guess where you do not know.', "Guess where you do not know. I'll ring your venue next week about where the sun goes, and let you know what they say.")],
    'She says that she rings the venue and lets them know; no step does.', ['venue', 'let you know'])
fault('deadline-vs-wait', 'tomorrow-evening', 'one-page chat', [
    ('    wait: 1 day at 17:00', '    wait: 4 days at 17:00')],
    'The script promises the page by tomorrow evening and the letter thanks for yesterday, but it waits four days.', ['tomorrow', 'yesterday'], field='wait')
fault('deadline-vs-wait', 'six-weeks', 'all-of-them the-day twenty-pictures', [
    ('    wait: 5 weeks after wedding at 10:00', '    wait: 9 weeks after wedding at 10:00')],
    'All pictures are promised within six weeks, twice, and sent after nine.', ['six weeks', '9 weeks', 'nine weeks'], field='wait')
fault('contradiction', 'shall-not-ring', 'one-page', [
    ('If something on the page is not clear, press reply.', "I'll give you a ring on Thursday evening to hear where you are.")],
    'The page says "I shall not ring"; its reminder announces a call.', ['ring'], field='nudges[0].message.body')
fault('contradiction', 'who-comes', 'the-day one-page', [
    ('{{second}} and I have read the sheet twice and packed. You can', 'I have read the sheet twice and packed. I work alone and never bring a second photographer, so there is one hat fewer in your pictures. You can')],
    'The page sells a second photographer; the letter before the day says that she never brings one.', ['alone', 'second photographer'], field='nudges[0].message.body')
fault('script-contradicts-mail', 'how-many', 'the-day twenty-pictures', [
    ("You'll have twenty pictures within three days, and all of them within six weeks.", "You'll have all of them within three months, there's nothing to see before that.")],
    'The script says that there is nothing to see for three months; the letters send twenty pictures after two days and all within six weeks.', ['three months', 'six weeks'], field='assignment.script')
fault('weekday-vs-wait', 'monday-morning', 'bea-and-tom', [
    ('Bea told me straight out that she was', "It's Monday morning and it's raining here too. Bea told me straight out that she was")],
    'The letter says that it is Monday morning; it goes out four days after the question at seven in the evening, on any day.', ['Monday'])
fault('outdated', 'dates-left', 'chat-invite', [
    ("though, a chat before Christmas gives you the better choice of Saturdays.", "though, be quick: in June and July 2025 I have three Saturdays left.")],
    'The reminder offers Saturdays in June and July 2025, which is past.', ['2025'], field='nudges[0].message.body')
fault('placeholder', 'check-figure', 'one-page', [
    ('You get about five hundred pictures to keep', 'You get about XXX pictures (check with Rhys!!) to keep')],
    'A note to herself and a XXX were left in the letter with the price.', ['XXX', 'check with'])
fault('offer-named-differently', 'package', 'balance one-page', [
    ('This is the second and last part of The Whole Day, £1,550, as on the page.', 'This is the second and last part of the Signature Collection, £1,550, as on the page.')],
    'The offer is The Whole Day in the letter that sold it and the Signature Collection on the bill.', ['Signature Collection', 'The Whole Day'])
fault('hype', 'story', 'bea-and-tom', [
    ("Their mothers have a picture each on the piano. Bea has the one with the sheep.", "The pictures are absolutely BREATHTAKING!!! Truly the most magical, most unforgettable, most stunning wedding EVER photographed in this county!!! You will NOT believe your eyes!!!")],
    'Capitals, rows of exclamation marks and superlatives in a story that was dry.', ['magical', 'BREATHTAKING', 'stunning'])
fault('swapped-order', 'balance-before-yes', 'booking-fee one-page', [
    move('booking-fee', before='one-page')],
    'The booking fee is asked for before the page with the price was read and the quote accepted.', field='order of steps', severity='error')
fault('swapped-order', 'pictures-before-the-day', 'twenty-pictures the-day', [
    move('twenty-pictures', before='the-day'), ('    wait: 2 days after wedding at 18:00', '    wait: 3 days at 18:00'), ('    keeps: [twenty-pictures]\n', ''), ('    makes: [twenty-pictures, all-the-pictures]', '    makes: [all-the-pictures]')],
    'The first pictures of the wedding are sent before the wedding.', ['first twenty'], field='order of steps')
fault('person-change', 'new-voice', 'day-plan', [
    within('day-plan', ("so here is the sheet I promised.", "so here is the sheet."), ("Fifteen take your whole drinks reception, and {{second}} will look at you sadly.\n\n        {{photographer}}", "Fifteen take your whole drinks reception.\n\n        Saskia"))],
    'The letter about the plan is signed by Saskia, of whom nobody has heard.', ['Saskia'])
fault('impossible-wait', 'link-words', 'guide', [
    within('guide', ('where: link = open-the-guide', 'where: link = get-the-guide'))],
    'The step waits for a click on "get-the-guide", and no link is called that.', ['get-the-guide'], field='done.where')
fault('question-nobody-waits-for', 'ring-sizes', 'twenty-pictures', [
    ('You may show them to whoever asks.', 'May I put number seven in my window? Please let me know either way by Friday, I have to tell the printer.')],
    'The letter asks for leave to hang a picture and needs a yes or no; the step waits for nothing.', ['number seven', 'window'])
fault('many-calls-to-action', 'after-gallery', 'all-of-them', [
    ("Begin at the church and do not skip.", "You can also [order an album](https://www.imogenfarrow.example/album), [buy a canvas](https://www.imogenfarrow.example/canvas), [leave a review](https://www.imogenfarrow.example/review), [join the anniversary list](https://www.imogenfarrow.example/anniversary) and [see my print prices](https://www.imogenfarrow.example/prints). Begin at the church and do not skip.")],
    'Six things to do in one letter.', ['album', 'canvas'])
fault('no-owner', '', 'the-box', [
    ('offer: the-whole-day\nowner: imogen\n', 'offer: the-whole-day\n'), within('the-box', ('    owner: rhys\n', ''))],
    'Nobody looks after the box of prints, nor after the journey.', field='owner', paths=['owner'])

# Brothers of kinds that stand above or at the other journeys.
fault('offer-named-differently', 'near-name', 'one-page', [
    ('I am keeping your date free until you have decided', 'The Full Day Experience is still yours for the asking. I am keeping your date free until you have decided')],
    'The Whole Day is called The Full Day Experience in the reminder.', ['Full Day', 'The Whole Day'], field='nudges[0].message.body')
fault('contradiction', 'how-many-pictures', 'all-of-them one-page', [
    ('Here is your day, all five hundred and some pictures of it.', 'Here is your day, all two hundred pictures of it.')],
    'About five hundred pictures were sold; two hundred are delivered.', ['two hundred', 'five hundred'], severity='warning')
fault('contradiction', 'phone-number', 'the-day', [
    ('You can reach me on {{mobile}} at any hour', 'You can reach me on 07700 900117 at any hour')],
    'The field says 07700 900482, this letter gives another mobile number.', ['900117', '900482'], field='nudges[0].message.body', severity='warning', about=['number', 'phone'])
fault('no-consent', 'promised-as-marketing', 'all-of-them', [
    within('all-of-them', ("        Begin at the church and do not skip. When you are through, put a heart on the twenty that you want on paper. I print those myself and post you the box; it takes about ten days from your last heart.\n\n        {{photographer}}\n      purpose: service\n", "        Begin at the church and do not skip. When you are through, put a heart on the twenty that you want on paper. I print those myself and post you the box; it takes about ten days from your last heart.\n\n        {{photographer}}\n"))],
    'The pictures that were promised and paid for go out as marketing: whoever never agreed to marketing never gets them.', ['service'], field='message.purpose')
fault('deadline-vs-wait', 'ten-days', 'the-box all-of-them', [
    ('      due: 8 days\n    done:\n      event: Assignment Done\n      within: 3 weeks', '      due: 7 weeks\n    done:\n      event: Assignment Done\n      within: 10 weeks')],
    'The box takes ten days from the last heart, says the letter; the task has seven weeks.', ['ten days', '7 weeks', 'seven weeks'], field='assignment.due')
fault('owner-away', 'new-zealand', 'day-plan', [
    ('Guess where you do not know.', 'I am in New Zealand for the next month and nobody looks after the inbox, so I shall see nothing of what you send. Guess where you do not know.')],
    'She is away for a month and reads nothing, and the sheet is wanted within four weeks.', ['New Zealand', 'month'])
fault('survey-before-experience', 'before-pictures', 'do-they-look-like-you', [
    move('do-they-look-like-you', before='the-day', stage='engage'), ('    wait: 2 weeks at 19:00', '    wait: 2 days at 19:00')],
    'They are asked whether they look like themselves in the pictures before the wedding.', field='order of steps')
fault('tone-pushy', 'fridge', 'one-page', [
    ('I am keeping your date free until you have decided, or until two weeks from now, whichever comes first. If something on the page is not clear, press reply.', 'I must say I am a little hurt. I gave up an evening for you, and not a word. Other couples would kill for your date. If you do not sign by midnight it is gone, and you will have only yourselves to blame when your uncle takes the pictures.')],
    'The reminder plays on guilt and threatens; the voice is dry and unhurried.', field='nudges[0].message.body')
fault('link-dead', 'hash', 'balance', [
    within('balance', ('        [Pay the second part](https://www.imogenfarrow.example/balance)\n\n        After', '        [Pay the second part](https://www.imogenfarrow.test/balance)\n\n        After'))],
    'The link leads to a .test address, which exists nowhere.', ['imogenfarrow.test', '.test'], severity='error')
fault('wrong-name', 'imogene', 'bea-and-tom', [
    within('bea-and-tom', ("That is more or less the whole method.\n\n        {{photographer}}", "That is more or less the whole method.\n\n        {{photographer}}\n        Imogen Farrell Photography"))],
    'Signed "Imogen Farrell Photography"; it is Imogen Farrow everywhere else.', ['Farrell'])
fault('price-differs', 'discount', 'one-page', [
    ('If you would rather have somebody else, just let it lie.', 'Couples who marry on a weekday get 10% off. If you would rather have somebody else, just let it lie.'), ('If something on the page is not clear, press reply.', 'And remember the 15% off if you marry on a weekday. If something on the page is not clear, press reply.')],
    'The weekday discount is 10% in the letter and 15% in its reminder.', ['15%', '10%'], field='message.body')
