fault('price-differs', 'percent', 'deposit proposal', [("The first invoice, 20 percent of the accepted amount, is ready.", "The first invoice, 25 percent of the accepted amount, is ready.")], '20 percent on acceptance in the proposal, 25 percent in the invoice.', ['25 percent', '20 percent'])
fault('price-differs', 'example', 'final-invoice proposal deposit', [("An office of 80 workstations sees $7,552 here.", "An office of 80 workstations sees $8,752 here.")], '$9,440 less $1,888 is $7,552, not $8,752.', ['8,752'])
fault('script-contradicts-mail', 'crates', 'monday-walk proposal', [("\"They are yours for two more weeks at no cost.\"", "\"They have to be stacked by Wednesday. After that it is $3.50 a crate for each day.\"")], 'Crates for four weeks are in the price; the script charges for them after two days.', ['$3.50', 'four weeks', 'crate'], field='assignment.script')
fault('deadline-vs-wait', 'crates', 'crates set-the-weekend', [within('crates', ('    wait: 2 weeks before move at 09:00', '    wait: 3 days before move at 09:00'))], 'The crates are promised for two weeks before the Friday and come three days before it.', ['two weeks', '3 days'], field='wait')
fault('offer-named-differently', '', 'proposal', [("The proposal stays open for another two weeks.", "Your Corporate Relocation Suite stays on offer for another two weeks.")], 'The Weekend Move is called the Corporate Relocation Suite in the second reminder.', ['Corporate Relocation Suite', 'Weekend Move'], field='nudges[1].message.body')
fault('platform-change', 'cold-call', 'comparing-quotes the-dayton-firm', [within('comparing-quotes', ('    platform: email', '    platform: phone'), ('    tool: broadcast', '    tool: desk-phone'), ("""    message:
      subject: Why the $6,800 quote became $11,300
      body: |
        Dear {{firstName}},

        A client in Columbus showed us an invoice from a previous move. The quote had been $6,800. The invoice was $11,300. Nobody had lied: the quote was hourly, the elevator was slow, and the crates came back nine days late.

        We put the eight questions that would have shown it on a single page. Ask them of every bidder, and of us.

        [Get the eight questions](https://www.northwaymoves.example/eight-questions)

        The most useful is question 6: "What would make this number change?" A bidder who answers "nothing" has not understood the question.

        {{director}} Raman
      topic: planning-notes
    done:
      event: Email Link Clicked
      within: 1 week
""", """    assignment:
      title: Go through the eight questions with them
      script: |
        "Good morning, {{firstName}}, Priya Raman from Northway. Do you have ten minutes for the eight questions I would ask of every bidder?"
      checklist: [Went through all eight]
      due: 3 days
    done:
      event: Assignment Done
      within: 1 week
"""))], 'After two letters she rings, and no letter says that she will.', ['phone', 'call'], field='platform')
fault('merge-field-nobody-has', 'crew-lead', 'set-the-weekend', [('  company: your company', '  company: your company\n  crewLead: null'), ("we start on Friday at 5 p.m.\n", "we start on Friday at 5 p.m., and {{crewLead}} leads your crew.\n")], 'Who leads the crew is known once the weekend is set; at this step nobody has the value.', ['crewLead'], paths=['fields'])
fault('merge-field-no-fallback', 'company', 'site-walk-invite set-the-weekend', [('  company: your company', '  company: null')], 'company has no fallback, and the letters that use it do not go to people from the booth or a broker.', ['company'], field='fields.company', paths=['fields'])
fault('hype', '', 'proposal', [("Thank you for showing us around. Our proposal for the Weekend Move is on the page below, with the eight questions answered.", "GET READY for the most AMAZING move of your LIFE!!! Our unbeatable, jaw-dropping, award-crushing Weekend Move will BLOW YOU AWAY!!!")], 'Shouting in a precise and professional voice.')
fault('link-misspelt-domain', '', 'the-dayton-firm', [("https://www.northwaymoves.example/dayton", "https://www.nortwaymoves.example/dayton")], 'nortwaymoves.example for northwaymoves.example.', ['nortwaymoves'])
fault('two-tools', '', 'staff-note', [within('staff-note', ('    tool: broadcast', '    tool: mail-cannon'))], 'mail-cannon beside broadcast.', ['mail-cannon'], field='tool')
fault('other-product', '', 'final-invoice', [("It is due 30 days after the move.", "This month clients also save on our Archive Vault, $49 per box per year, and on the Northway Furniture Exchange, which buys your old chairs. It is due 30 days after the move.")], 'Two other products in the letter with the last invoice.', ['Archive Vault', 'Furniture Exchange'])
fault('owner-away', '', 'set-the-weekend crates move-weekend monday-walk', [("The first thing we need is the weekend.", "Please note that I am on leave from tomorrow until the end of next quarter, and nobody reads this inbox or answers my phone in the meantime. The first thing we need is the weekend.")], 'The coordinator is away for months, and everything that follows is hers.', ['leave', 'quarter'])
fault('swapped-order', 'invoice-first', 'final-invoice move-weekend monday-walk', [move('final-invoice', before='move-weekend')], 'The last invoice ("your move is complete") goes out before the move.', field='order of steps')
fault('promise-declared-unkept', '', 'deposit', [within('deposit', ('    done:\n      event: Invoice Paid', '    makes: [insurance-certificates]\n    done:\n      event: Invoice Paid'))], 'The certificates of insurance are promised and no step sends them.', ['insurance'], field='makes')
fault('crowding', '', 'deposit', [within('deposit', ("    nudges:\n      - after: 8 days", "    nudges:\n" + ''.join("      - after: %d days\n        message:\n          subject: %s\n          body: |\n            Dear {{firstName}},\n\n            %s\n\n            [Pay the first invoice](https://www.northwaymoves.example/first-invoice)\n\n            Glenn Abbott\n          purpose: service\n          topic: invoices\n" % x for x in [(2, 'First invoice', 'We have not yet recorded a payment.'), (3, 'First invoice, second note', 'Has your accounts team received the invoice?'), (4, 'First invoice, third note', 'Your crew is not reserved yet.'), (5, 'First invoice, fourth note', 'The amount is unchanged.'), (6, 'First invoice, fifth note', 'Would a call help?')]) + "      - after: 8 days"))], 'Seven letters about one invoice in eight days.', field='nudges')
fault('contradiction', 'hour', 'move-weekend set-the-weekend', [("Your crew arrives tomorrow at 5 p.m. You can", "Your crew arrives tomorrow at 1 p.m. and will begin with the desks. You can")], 'The subject and an earlier letter say 5 p.m., the reminder 1 p.m.', ['1 p.m.', '5 p.m.'], field='nudges[0].message.body', about=['hour', 'time'])
fault('weekday-vs-wait', 'wednesday', 'how-was-monday', [("Eighty people had to be at working desks by eight on a Monday. Were they?", "Today is Wednesday, so your people have had two full days at their new desks. Eighty people had to be at working desks by eight on a Monday. Were they?")], '"Today is Wednesday" goes out three days after an invoice was paid, on any day.', ['Wednesday'], field='survey.message.body')
