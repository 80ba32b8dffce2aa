fault('contradiction', 'reports', 'fridge-check-visit fridge-check-offer', [("            I'll be with you tomorrow at {{fridgeCheckTime}}. You don't need to prepare a thing. If the coffee machine has just blown up, move me.", "            I'll be with you tomorrow at {{fridgeCheckTime}}. You don't need to prepare a thing. Just so you know, a copy of my notes goes to the council the same evening. If the coffee machine has just blown up, move me.")], 'The offer says that nothing she sees goes anywhere; the reminder says that her notes go to the council.', ['council', 'notes'], field='nudges[0].message.body', about=['council', 'report'])
fault('price-differs', 'half', 'first-half the-month second-half', [("        Pay the first $725, and on the same page", "        Pay the first $752, and on the same page")], 'The first half is $725 in the offer and $752 here.', ['$752', '$725', '752'])
fault('promise-in-words-unkept', 'stickers', 'first-half', [("        Have your folder out, however it looks, and tell your staff that Tom is coming.", "        Before the visit I'll courier you a box of date stickers and a probe thermometer, yours to keep. Have your folder out, however it looks, and tell your staff that Tom is coming.")], 'A box of stickers and a thermometer is promised by courier; no step sends them.', ['thermometer', 'stickers', 'courier'])
fault('person-change', 'gail', 'two-minutes', [within('two-minutes', ("    owner: tom", "    owner: gail"), ("        Tom here, the one with the biscuits. This is the page for the phone.", "        Here's the page for the phone."), ("        {{assistant}}\n        Benchtop Food Safety", "        Gail\n        Benchtop Food Safety"), ("            The log for {{cafeName}} is still empty. If the page won't open on your old tablet, tell me and I'll sort it on our next visit. Pencil and paper count too.\n\n            [Set up the two-minute page](https://benchtop.example/two-minutes)\n\n            {{assistant}}", "            The log for {{cafeName}} is still empty. If the page won't open on your old tablet, tell me and I'll sort it on our next visit. Pencil and paper count too.\n\n            [Set up the two-minute page](https://benchtop.example/two-minutes)\n\n            Gail"))], 'Gail writes, whom nobody has ever mentioned; so far there were Mereana and Tom.', ['Gail', 'gail'], field='owner')
fault('placeholder', 'note', 'the-month', [("The Audit-Ready Month is four visits in four weeks. In the first", "The Audit-Ready Month is four visits in four weeks. (TODO: ask Tom whether it's 20 or 30 min each, fix before sending) In the first")], 'A note to herself was left in the offer.', ['TODO'])
fault('deadline-vs-wait', 'offer', 'the-month fridge-check-visit', [within('the-month', ("    wait: 1 day at 14:30", "    wait: 2 weeks at 14:30"))], 'At the door the email is promised for tomorrow; it waits two weeks.', ['tomorrow', '2 weeks'], field='wait')
fault('hype', '', 'fridge-check-offer', [("        If you'd like somebody to look before the verifier does, I do a Fridge Check. It's forty-five minutes at {{cafeName}}, after the lunch rush, and it's free.\n", "        WOW!!! Get ready for the ULTIMATE Fridge Check, the MOST POWERFUL forty-five minutes in New Zealand hospitality!!! It's at {{cafeName}}, after the lunch rush, and it's totally, utterly, UNBELIEVABLY FREE!!!\n"), ("        I look at the ten things with you, I tell you the two I'd fix first, and I leave.", "        You will be BLOWN AWAY!!! Nobody, and I mean NOBODY, does it better!!! I look at the ten things with you, I tell you the two I'd fix first, and I leave.")], 'Capitals, exclamation marks and superlatives in one mail; all others are brisk and plain.')
fault('crowding', '', 'the-month', [within('the-month', ("    nudges:\n      - after: 5 days\n", """    nudges:
      - after: 1 day
        message:
          subject: The month, again
          body: |
            Kia ora {{firstName}},

            Just making sure the month landed in your inbox.

            [Start my Audit-Ready Month](https://benchtop.example/month)

            {{adviser}}
          purpose: service
          topic: visits
      - after: 2 days
        message:
          subject: Had a look yet?
          body: |
            Kia ora {{firstName}},

            Have you had a look at the month yet? Tom's got a gap next week.

            [Start my Audit-Ready Month](https://benchtop.example/month)

            {{adviser}}
          purpose: service
          topic: visits
      - after: 3 days
        message:
          subject: Any questions?
          body: |
            Kia ora {{firstName}},

            Any questions about the month? I'm around till three.

            [Start my Audit-Ready Month](https://benchtop.example/month)

            {{adviser}}
          purpose: service
          topic: visits
      - after: 4 days
        message:
          subject: Day four
          body: |
            Kia ora {{firstName}},

            The month is still sitting here with your name on it.

            [Start my Audit-Ready Month](https://benchtop.example/month)

            {{adviser}}
          purpose: service
          topic: visits
      - after: 5 days
"""))], 'Six mails about one offer in five days.', field='nudges')
fault('survey-before-experience', '', 'how-was-the-audit', [move('how-was-the-audit', before='folder-day', stage='engage'), within('how-was-the-audit', ("    wait: 1 day after audit at 14:30", "    wait: 2 hours"), ("    goal: result\n", "    goal: nurture\n"), ("          Your audit was in the diary for yesterday. How did it go?", "          How did your audit go?"), ("    keeps: [a-line-after-the-audit]\n", "")), within('rehearsal', ("    makes: [second-half-tomorrow, a-line-after-the-audit]", "    makes: [second-half-tomorrow]"), (" And I'll drop you a line after the audit to hear how it went.", ""))], 'They are asked how the audit went two hours after booking the first visit, weeks before any audit.', field='order of steps')
fault('no-consumption', '', 'the-month first-half second-half how-was-the-audit down-the-road', [drop('folder-day', 'two-minutes', 'rehearsal', 'second-half', 'how-was-the-audit'), ("""  - key: kick-off
    event: Kick-off Booked
    property: startsAt
  - key: audit
    event: Audit Date Set
    property: auditAt
    moved: Audit Date Moved
""", "")], 'Between paying and the request to pass it on nothing happens: no visit, no records, no rehearsal.', field='steps')
fault('jargon', '', 'two-minutes', [("        Put in the names of your weekend people first. That's where the gaps come from.", "        For each CCP enter the CL, the Fo equivalent and the corrective action per your HACCP matrix, then verify OPRP deviations against the aw and pH limits before you close out the NCR. TTI drift above 2 sigma triggers a CAPA; anything under that rolls into the PRP trend log at the next ATP swab.")], 'Technical abbreviations that a café owner cannot know.', ['HACCP', 'OPRP', 'CAPA'])
fault('impossible-wait', '', 'ten-things', [within('ten-things', ("        [Open the ten things](https://benchtop.example/ten-things)\n\n        The folder", "        [Get my checklist](https://benchtop.example/ten-things)\n\n        The folder"), ("            [Open the ten things](https://benchtop.example/ten-things)\n\n            {{adviser}}", "            [Get my checklist](https://benchtop.example/ten-things)\n\n            {{adviser}}"))], 'The step waits for a click on "open-the-ten-things", and no link has these words any more.', ['open-the-ten-things'], field='done.where')
