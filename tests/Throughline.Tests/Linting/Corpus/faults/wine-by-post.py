deserved('stages', 'TL2112', 'No step of the last stage says what it shows of the business.')

fault('price-differs', 'next-box', 'second-box the-box', [
    ('It costs 54 euros like the first.', 'It costs 59 euros like the first.')],
    'The box costs 54 euros in the offer and "59 euros like the first" in the letter about the second.', ['59', '54'])
fault('price-differs', 'sending', 'where-to-leave-it the-box', [
    ('Thank you for your order. Who takes', 'Thank you for your order. For the sending I must add 7,90 euros to the bill. Who takes')],
    'The offer says that the sending is included; the next letter adds 7,90 euros for it.', ['7,90', 'sending'], about=['contradict', 'included'])
fault('promise-in-words-unkept', 'map', 'first-evening', [
    ('For the surprise I say nothing.', 'For the surprise I say nothing. Next week I send you by post a small map with all the cellars of our valley.')],
    'A map by post is promised for next week; nothing later sends it.', ['map'])
fault('promise-in-words-unkept', 'voucher', 'how-was-it', [
    ("{{maker}} reads it too, and he is allowed to be offended for one day.", "{{maker}} reads it too. For your answer you will get a voucher of ten euros from us in the next days.")],
    'A voucher is promised for the answer, and no later step gives it.', ['voucher'], field='survey.message.body')
fault('promise-declared-unkept', 'visit', 'on-the-road', [
    within('on-the-road', ('    otherwise: rest', '    otherwise: rest\n    makes: [an-evening-on-the-hill]'))],
    'The promise of an evening on the hill is made, and no later step keeps it.', ['evening on the hill', 'an-evening-on-the-hill'], field='makes')
fault('kept-before-made', 'discount-code', 'the-hail', [
    ('it took eight minutes. Before it we had', 'as we agreed last week, your tasting glass is in the post. It took eight minutes. Before it we had')],
    '"As we agreed, your tasting glass is in the post": nothing before spoke of a glass.', ['tasting glass', 'as we agreed'])
fault('deadline-vs-wait', 'five-days', 'packing the-box', [
    within('packing', ('      due: 2 working days', '      due: 15 working days'), ('      within: 1 week', '      within: 5 weeks'))],
    'The box leaves within five working days, says the offer; the packing has fifteen.', ['five working days', '15 working days'], field='assignment.due')
fault('deadline-vs-wait', 'since-two-days', 'first-evening', [
    within('first-evening', ('    wait: 2 days at 16:00', '    wait: 3 weeks at 16:00'))],
    '"The box is with you since two days", says the letter, and goes out three weeks after it came.', ['two days', '3 weeks', 'three weeks'], field='wait')
fault('weekday-vs-wait', 'tonight-saturday', 'on-the-road', [
    ("When it comes, let it sleep one night.", "Tomorrow is Saturday and the driver rings at your door. When it comes, let it sleep one night.")],
    '"Tomorrow is Saturday" goes out an hour after packing, on any day.', ['Saturday', 'Tomorrow'])
fault('contradiction', 'cannot-stop', 'second-box the-box', [
    ("If you have still bottles, skip this season on the same page.", "It is an obligation for one year, so to stop or to skip is not possible before the fourth box.")],
    'The offer says that one can stop with one click, the letter that one is bound for a year.', ['stop', 'one year'])
fault('contradiction', 'pay-before', 'where-to-leave-it the-box', [
    ("When I hear nothing in two days, I send it to your door.", "We pack when your payment for all four boxes is here, so please pay in advance.")],
    'The offer says "you pay when we pack, not before"; this letter wants payment in advance.', ['advance', 'pay'])
fault('offer-named-differently', 'cellar-club', 'second-box the-box', [
    within('second-box', ("      subject: What comes in the next box", "      subject: What comes in your Cellar Club Premium"), ("in two weeks {{maker}} packs the second box.", "in two weeks {{maker}} packs your second Cellar Club Premium."))],
    'The offer is the Quarter Box; this letter calls it Cellar Club Premium.', ['Cellar Club', 'Quarter Box'], field='message')
fault('offer-named-differently', 'reminder', 'the-box', [
    ("            54 euros, three bottles, and the button.", "            The Season Crate costs 54 euros: three bottles, and the button.")],
    'In the reminder the Quarter Box is called Season Crate.', ['Season Crate', 'Quarter Box'], field='nudges[0].message.body')
fault('jargon', 'cellar-talk', 'first-evening', [
    ("For the white: bread with butter and radish. For the red: bread in the oven with cheese till it runs. For the surprise I say nothing.",
     "The white saw bâtonnage sur lie after a partial MLF, pH 3.2 with 6.1 TA, RS below 2, unfined. The red is carbonic with some whole-cluster, 20 ppm free SO2 at bottling and a touch of brett and VA. Decant against reduction.")],
    'Terms of the cellar that a reader who is afraid to say something stupid cannot know.', ['bâtonnage', 'MLF', 'brett'])
fault('language-mix', 'hungarian-end', 'the-hail', [
    ("Since this year we make three wines and not one, so that the hail must work harder.", "Azóta háromféle bort készítünk, nem csak egyet, hogy a jégnek nehezebb dolga legyen, és minden évben félreteszünk néhány palackot a barátainknak.")],
    'One paragraph is in Hungarian.', ['Hungarian'])
fault('link-dead', 'example-com', 'on-the-road', [
    ("https://ket-domb.example/parcel", "https://example.com/parcel")],
    'The link leads to example.com.', ['example.com'])
fault('link-dead', 'http', 'the-box', [
    within('the-box', ("            [Order the Quarter Box](https://ket-domb.example/quarter-box)", "            [Order the Quarter Box](http://ket-domb.example/quarter-box)"))],
    'The link to the order page in the reminder is http and not https.', field='nudges[0].message.body')
fault('many-calls-to-action', 'bread', 'first-evening', [
    ("If one of them tastes of wet cardboard", "And [write us a review](https://ket-domb.example/review), [follow the dog](https://ket-domb.example/dog), [book a room](https://ket-domb.example/rooms), [buy walnuts](https://ket-domb.example/walnuts) or [come to the harvest](https://ket-domb.example/harvest). If one of them tastes of wet cardboard")],
    'Six things to do in one letter.')
fault('accessibility', 'all-capitals', 'where-to-leave-it', [
    ("Please write it on this page, then the driver sees it on his machine.", "PLEASE WRITE IT ON THIS PAGE, THEN THE DRIVER SEES IT ON HIS MACHINE AND DOES NOT TAKE THE BOX HOME AGAIN TO THE DEPOT BEHIND THE MOTORWAY.")],
    'A whole sentence in capitals, hard to read for eyes and spelt out by screen readers.', about=['shout', 'loud'], severity='hint')
fault('accessibility', 'bare-here', 'the-hail', [
    ("[See the two hills and the dog](https://ket-domb.example/hills)", "For pictures of the hills press [here](https://ket-domb.example/hills).")],
    'The link is called "here", which says nothing by itself.', ['here'], severity='hint')
fault('other-product', 'olive-oil', 'the-box', [
    ("The first one leaves us within five working days after your order.", "Also new by us: the Sunflower Oil Subscription, six tins for 72 euros, and a Harvest Weekend with sleeping for 240 euros. The first one leaves us within five working days after your order.")],
    'The letter that sells the box pushes two other products.', ['Sunflower', 'Harvest Weekend'])
fault('sells-after-purchase', 'first-order', 'first-evening', [
    ("Please do not wait for an occasion. An evening with bread is one.", "Please do not wait for an occasion. An evening with bread is one. You are not with us until now? Order today your first Quarter Box for 54 euros and taste what you miss.")],
    'Somebody whose first box arrived two days ago is asked to order the first box.', ['first Quarter Box'])
fault('no-consumption', '', 'the-box a-glass-for-a-friend', [
    drop('where-to-leave-it', 'packing', 'on-the-road', 'first-evening', 'how-was-it', 'second-box'), ("    otherwise: rest\n    makes: [box-in-five-days]\n", "    otherwise: rest\n")],
    'Between the order and the request to pass it on, nothing is delivered, used or asked.', field='steps', paths=['steps'])
fault('pain-not-addressed', 'sleep', 'three-sentences', [
    ("pain: Stands in front of sixty labels in the supermarket, takes always the same one and is afraid to say something stupid about wine", "pain: Has every week a migraine, works nights and cannot find a doctor who listens")],
    'The pain is migraine and night work; every letter speaks of wine.', ['migraine', 'pain'], field='pain', paths=['pain'])
fault('owner-away', 'fair', 'where-to-leave-it packing', [
    ("When I hear nothing in two days, I send it to your door.", "From tomorrow we are both three weeks on the wine fairs, and in this time nobody is on the farm who packs or answers.")],
    'The letter says that nobody packs for three weeks, and the box is due in five working days.', ['three weeks', 'fairs'])
fault('person-change', 'who-is-anna', 'how-was-it', [
    within('how-was-it', ("    owner: zsofia\n    tool", "    owner: anna\n    tool"), ("{{maker}} reads it too, and he is allowed to be offended for one day.\n\n          {{writer}}", "I read everything myself.\n\n          Anna"))],
    'The question comes from Anna, of whom nobody has heard.', ['Anna'], field='survey.message.body')
fault('silence', 'no-second-season', 'second-box', [
    within('second-box', ("    wait: 6 weeks at 18:00", "    wait: 11 months at 18:00"))],
    'Eleven months without a word, and the box comes four times a year.', field='wait')
fault('swapped-order', 'bread-before-box', 'first-evening on-the-road', [
    move('first-evening', before='packing')],
    '"The box is with you since two days" goes out before it is packed.', field='order of steps')
