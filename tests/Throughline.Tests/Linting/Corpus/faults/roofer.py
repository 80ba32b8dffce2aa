deserved('stages', 'TL2112', 'No step of the last stage says what it shows of the business.')

fault('price-differs', 'inspection', 'inspection-invite', [
    ("It's $89 and it comes off the job if there is one.", "It's $119 and it comes off the job if there is one.")],
    'The inspection costs $89 in the letter and $119 in its reminder.', ['$119', '$89'], field='nudges[0].message.body')
fault('price-differs', 'percent', 'deposit one-number', [
    ('Two things on one page: the 20% deposit, and your color.', 'Two things on one page: the 30% deposit, and your color.')],
    'The deposit is 20% in the letter with the number and 30% in the next.', ['30%', '20%'])
fault('price-differs', 'warranty-years', 'the-rest one-number', [
    ('The warranty paper is on the same page, twelve years on our work.', 'The warranty paper is on the same page, five years on our work.')],
    'Twelve years of warranty were promised; the last letter gives five.', ['five years', 'twelve', 'Twelve'], about=['warranty', 'contradict', 'years'])
fault('contradiction', 'boards', 'one-number', [
    ("Yes, if Wade finds rotten ones they're in the number. That's our risk, not yours.", "If Wade finds rotten ones they come on top, at $85 a board. You'll see on the day.")],
    'The letter says that rotten boards are in the number; its reminder adds them on top.', ['boards', '$85'], field='nudges[0].message.body')
fault('script-contradicts-mail', 'deposit-on-driveway', 'inspection one-number', [
    ('"Noreen sends you one number in writing within two working days. Sleep on it."', '"The price is good until tonight. I need your signature and half the money now, on the driveway."')],
    'The letters speak of thirty days and 20%; the script wants a signature and half the money at once.', ['tonight', 'half'], field='assignment.script')
fault('script-contradicts-mail', 'credit', 'inspection inspection-invite one-number', [
    ("        - Thirty pictures, pick three.\n", "        - Thirty pictures, pick three.\n        - Take the $89. It does not come off the bill, whatever they say.\n")],
    'Two letters say that the $89 comes off the bill, the script that it does not.', ['$89'], field='assignment.script')
fault('deadline-vs-wait', 'two-working-days', 'one-number inspection', [
    within('one-number', ('    wait: 1 working day at 16:00', '    wait: 2 weeks at 16:00'))],
    'The script promises the number within two working days; it waits two weeks.', ['two working days'], field='wait')
fault('deadline-vs-wait', 'three-working-days', 'the-call deposit', [
    within('the-call', ('    wait: 2 working days at 10:00', '    wait: 10 working days at 10:00'))],
    'The call with the day is promised within three working days; the step waits ten.', ['three working days'], field='wait')
fault('contradiction', 'nobody-home', 'inspection inspection-invite', [
    ("Leave the side gate open if there's one. You don't have to be home.", "You must be home, Wade can't go up without somebody holding the ladder.")],
    'The invitation says that nobody need be home; the reminder the day before says that somebody must.', ['home'], field='nudges[0].message.body')
fault('promise-in-words-unkept', 'drone', 'the-rest', [
    ("You've got fourteen days.", "You've got fourteen days. I'm also mailing you a framed drone picture of the new roof next week.")],
    'A framed picture is promised for next week, and no step sends it.', ['drone', 'picture'])
fault('promise-declared-unkept', 'gutter-check', 'roof-day', [
    ('    makes: [call-after-the-rain]', '    makes: [call-after-the-rain, gutter-check-in-spring]')],
    'The promise of a gutter check in spring is made, and no later step keeps it.', ['gutter'], field='makes')
fault('kept-before-made', 'as-i-said', 'the-chimney', [
    ('A man named Arlo had two quotes', "As I told you on the phone, your coupon for the gutters is attached. A man named Arlo had two quotes")],
    '"As I told you on the phone, your coupon": there was no call and no coupon.', ['coupon'])
fault('crowding', 'daily', 'one-number', [
    ("    nudges:\n      - after: 1 week\n        message:\n          subject: About your number", "    nudges:\n" + ''.join(
    "      - after: %d day%s\n        message:\n          subject: %s\n          body: |\n            Hello {{firstName}},\n\n            %s\n\n            [See my number](https://www.ridgeline-roofs.example/my-number)\n\n            {{office}}\n          purpose: service\n          topic: job\n" % (i, 's' if i > 1 else '', s, b)
    for i, s, b in [(1, 'Did you see it?', 'Did you get a look at the number?'), (2, 'Day two', 'Wade is asking about you.'), (3, 'The number is still here', 'Just keeping it on top of the pile.'), (4, 'Rain on Thursday', 'There is always rain somewhere.'), (5, 'Any thoughts?', 'Any thoughts on the number yet?')])
    + "      - after: 1 week\n        message:\n          subject: About your number")],
    'Seven letters about one number within a week.', field='nudges')
fault('ends-at-purchase', 'deposit', 'deposit', [
    drop('the-call', 'roof-day', 'the-rest', 'after-the-rain', 'sleep', 'the-neighbor'), ("    otherwise: rest\n    makes: [call-with-the-day]\n", "    otherwise: rest\n"), ("    keeps: [one-number-in-writing]\n    makes: [rest-after-the-walk]", "    keeps: [one-number-in-writing]"),
    ("        When the deposit is in, I call you within three working days with the day the crew comes. I'll have the weather open while we talk.\n\n", "")],
    'The road ends with the deposit: no roof, no question, no recommendation.', field='steps', paths=['steps', 'stages'])
fault('no-consumption', 'paid-then-praise', 'deposit the-neighbor', [
    drop('the-call', 'roof-day', 'the-rest', 'after-the-rain', 'sleep'), ("    otherwise: rest\n    makes: [call-with-the-day]\n", "    otherwise: rest\n"), ("    keeps: [one-number-in-writing]\n    makes: [rest-after-the-walk]", "    keeps: [one-number-in-writing]"),
    ("        When the deposit is in, I call you within three working days with the day the crew comes. I'll have the weather open while we talk.\n\n", "")],
    'Between the deposit and the request to pass it on, no roof is built.', field='steps', paths=['steps'])
fault('duplicate-step', 'two-invites', 'inspection-invite book-it', [
    twice('inspection-invite', 'book-it', ("    title: I can have somebody on my roof this week", "    title: I'm invited to have my roof looked at"), ("      subject: Wade can be on your roof this week", "      subject: Have Wade look at your roof"), ("      event: Visit Booked\n      where: kind = inspection\n      within: 3 weeks\n    nudges:\n      - after: 5 days", "      event: Visit Booked\n      where: kind = inspection\n      within: 2 weeks\n    nudges:\n      - after: 5 days"))],
    'The invitation to the inspection comes twice, in two steps one after the other.', ['inspection'])
fault('fork-in-words', 'which-roof', 'inspection-invite', [
    ("If the attic check turned something up, have Wade look from the other side.", "Here you have to pick your own way. If the roof is metal, don't book, write to our metal people instead. If it's under fifteen years old, go back to the repair page and start there. If your insurance pays, fill in the claims form first and forget about this letter. If it's a rental, forward this to your landlord. Otherwise have Wade look from the other side.")],
    'One letter, five roads: the reader must find out which is theirs.')
fault('merge-field-no-fallback', 'street', 'deposit', [
    ('  houseStreet: your street', '  houseStreet: null')],
    'houseStreet has no fallback and no form is known to ask for it; without it the deposit letter is not sent.', ['houseStreet'], field='fields.houseStreet', paths=['fields'])
fault('merge-field-nobody-has', 'crew-day', 'one-number', [
    ('  houseStreet: your street', '  houseStreet: your street\n  crewDay: null'), ("The number holds for thirty days and it doesn't grow.", "The crew comes on {{crewDay}}. The number holds for thirty days and it doesn't grow.")],
    'The day of the crew is agreed in the call two steps later; here nobody has it, and the letter is not sent.', ['crewDay'], paths=['fields'])
fault('no-consent', 'phoned-in', 'attic-check', [
    within('attic-check', ("        {{officePhone}}, Monday to Friday, 7 to 4\n      purpose: service\n", "        {{officePhone}}, Monday to Friday, 7 to 4\n")), ("    consent: Yes, Ridgeline may write to me about roofs. I can stop it any time.\n", "")],
    'People who phoned in have agreed to nothing, and the first letter is marketing: it never reaches them.', ['phoned-in', 'consent'], field='message.purpose', paths=['entryPoints'])
fault('no-owner', 'rain-call', 'after-the-rain', [
    ('offer: full-roof\nowner: noreen\n', 'offer: full-roof\n'), within('after-the-rain', ('    owner: noreen\n', ''))],
    'Nobody looks after the call after the rain, nor after the journey.', field='owner', paths=['owner'])
fault('platform-change', 'surprise-visit', 'after-the-rain roof-day', [
    ("\n        \"Noreen calls you after the first real rain. If there's one drop, I'm back.\"\n", ""), ("Told them about the rain call]", "Hose coiled]"), ("    otherwise: rest\n    makes: [call-after-the-rain]", "    otherwise: rest"), ("    keeps: [call-after-the-rain]\n", "")],
    'The road goes on by telephone, and nothing before it announces a call.', ['phone', 'call'], field='assignment.script')
fault('tool-gap', 'inspection', 'inspection', [within('inspection', ('    tool: job-app\n', ''))],
    'Nothing says with which tool the inspection is kept; at every other step it is named.', field='tool', paths=['steps'])
fault('two-tools', 'invoices', 'the-rest', [within('the-rest', ('    tool: books', '    tool: quick-invoice'))],
    'The last bill is made with quick-invoice, the deposit with books: two tools for one job.', ['quick-invoice'], field='tool')
fault('unreachable-step', 'later-joins', 'attic-check the-chimney', [
    ("    form: attic-check\n    joins: attic-check", "    form: attic-check\n    joins: inspection-invite"), ("    form: home-show\n    joins: attic-check", "    form: home-show\n    joins: inspection-invite"), ("    source: word-of-mouth\n    joins: attic-check", "    source: word-of-mouth\n    joins: inspection-invite"), ("    event: Referral Received\n    joins: attic-check", "    event: Referral Received\n    joins: inspection-invite")],
    'Every way in joins at the invitation; nobody ever gets the attic check.', ['attic-check', 'attic check', 'the-chimney'], field='entryPoints', paths=['entryPoints'])
fault('wrong-name', 'roofline', 'the-neighbor', [
    ("{{office}}, Ridgeline Roofing\n\n        [Choose", "{{office}}, Roofline Exteriors LLC\n\n        [Choose")],
    'This letter is signed by "Roofline Exteriors"; it is Ridgeline Roofing everywhere else.', ['Roofline'])
fault('wrong-name', 'foreman', 'inspection-invite inspection', [
    ("Next week looks dry so far, and Wade has mornings open.", "Next week looks dry so far, and Wayne has mornings open.")],
    'The foreman is Wade everywhere and Wayne in this reminder.', ['Wayne', 'Wade'], field='nudges[0].message.body')
fault('impossible-wait', 'score-on-call', 'the-rest', [
    within('the-rest', ("      event: Invoice Paid\n      where: kind = final", "      event: Email Link Clicked\n      where: link = pay-my-final-bill"))],
    'The step waits for a click on "pay-my-final-bill", and no link is called that.', ['pay-my-final-bill'], field='done.where')
fault('sells-after-purchase', 'after-roof', 'sleep', [
    ("If we left anything undone, write it in the box.", "Still living with a bucket? Book your inspection today for $89 and find out what a new roof would cost you. If we left anything undone, write it in the box.")],
    'Somebody whose roof was done two months ago is asked to book an inspection.', ['Book your inspection'], field='survey.message.body')
fault('survey-before-experience', 'sleep-first', 'sleep', [
    move('sleep', before='deposit', stage='engage'), ('    wait: 4 weeks at 17:00', '    wait: 1 hour')],
    'They are asked whether they sleep through storms now before the roof is built.', field='order of steps')
fault('swapped-order', 'rest-before-roof', 'the-rest roof-day', [
    move('the-rest', before='roof-day')],
    '"Wade says you two walked around" and the last bill go out before the roof is built.', field='order of steps', severity='error')
fault('tone-pushy', 'last-chance', 'one-number', [
    ("Most people ask about the boards. Yes, if Wade finds rotten ones they're in the number. That's our risk, not yours.", "Frankly, I don't have time for people who waste Wade's mornings. Either you say yes by five o'clock or I give your slot to somebody who takes care of their house. When the ceiling comes down on your kids, remember that I warned you.")],
    'The reminder threatens; the voice is straight and neighborly.', field='nudges[0].message.body')
fault('hype', 'storm-special', 'inspection-invite', [
    ("He takes about thirty pictures and tells you which three matter.", "This is HUGE!!! The #1 most AMAZING roof inspection in the ENTIRE state, absolutely UNBEATABLE, and slots are flying off the shelf!!! DON'T MISS OUT!!!")],
    'Capitals, exclamation marks and superlatives from somebody who is straight and calm.')
fault('outdated', 'storm-season', 'one-number', [
    ("The number holds for thirty days and it doesn't grow.", "The number holds until March 31, 2026 and it doesn't grow.")],
    'The number holds until 31 March 2026, which is past.', ['2026', 'March 31'])
fault('link-dead', 'template-link', 'the-chimney', [
    ("https://www.ridgeline-roofs.example/chimney", "https://www.yourdomain.com/chimney")],
    'The link leads to yourdomain.com, as the template had it.', ['yourdomain'])
fault('question-nobody-waits-for', 'gutter-size', 'the-neighbor', [
    within('the-neighbor', ("It doesn't sell anything.", "It doesn't sell anything. And call me back this week with your gutter size and what day suits you, I can't put you on the fall list before I know."))],
    'The letter needs an answer ("I can\'t put you on the list before I know"); the step waits for something else.', ['gutter size'])
