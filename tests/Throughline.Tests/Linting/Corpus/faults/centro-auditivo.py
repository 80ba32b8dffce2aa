deserved('stages', 'TL2112', 'No step of the middle stage says what it shows of the business.')

fault('price-differs', 'recordatorio', 'el-precio', [
    ('los 1.890 € incluyen todos los ajustes', 'los 2.190 € incluyen todos los ajustes')],
    'The pair costs 1.890 euros in the letter and 2.190 in its reminder.', ['2.190', '1.890'], field='nudges[0].message.body')
fault('contradiction', 'nadie-llama', 'donde-cuesta', [
    within('donde-cuesta', ('          {{audioprotesista}}\n        topic: cartas', '          Mañana le llamo y comentamos su respuesta.\n\n          {{audioprotesista}}\n        topic: cartas'))],
    'In one letter: nobody will call because of the answer, and "tomorrow I call you to talk about it".', ['llam'], field='survey.message.body')
fault('contradiction', 'fianza', 'la-prueba la-revision', [
    ('Tardamos media hora en ajustarlos.', 'Tardamos media hora en ajustarlos. Traiga 150 € para la fianza, que se le devuelve al final.')],
    'The same letter, and the script, say that nothing is paid and no deposit is left; now 150 euros of deposit.', ['fianza', '150'], about=['free', 'deposit', 'price'])
fault('script-contradicts-mail', 'vender-hoy', 'la-revision invitacion', [
    ('        - No se vende nada hoy.\n', '        - Cerrar la venta hoy: que firme el pedido antes de salir.\n')],
    'The invitation says that nothing is sold that day; the script wants the order signed before they leave.', ['venta', 'vende'], field='assignment.script')
fault('contradiction', 'horario', 'ya-son-suyos invitacion', [
    within('ya-son-suyos', ('venga sin pedir hora, de lunes a viernes, de 9:30 a 13:30 y de 16:30 a 19:30.', 'venga sin pedir hora, de lunes a sábado, de 10:00 a 21:00.'))],
    'Open Monday to Friday in two parts in one letter, Monday to Saturday 10 to 21 in another.', ['10:00 a 21:00', 'sábado'], about=['hours', 'open'], severity='warning')
fault('deadline-vs-wait', 'tres-dias', 'la-llamada la-prueba', [
    within('la-llamada', ('    wait: 3 days at 12:00', '    wait: 12 days at 12:00'))],
    'The call is promised three days after picking them up; the step waits twelve.', ['tres días'], field='wait')
fault('deadline-vs-wait', 'treinta-dias', 'el-precio la-llamada', [
    within('el-precio', ('    wait: 2 weeks at 11:00', '    wait: 6 weeks at 11:00'))],
    'The price is promised before the thirty days are over and arrives after more than six weeks.', ['treinta días', '6 weeks', 'six weeks'], field='wait')
fault('weekday-vs-wait', 'este-jueves', 'invitacion', [
    ('Puede venir acompañado. A menudo ayuda', 'Este jueves por la mañana tenemos todas las horas libres. Puede venir acompañado. A menudo ayuda')],
    '"This Thursday" in a letter that goes out on any day of the week.', ['jueves'])
fault('promise-in-words-unkept', 'guia', 'ya-son-suyos', [
    ('Del agua, lejos.', 'Del agua, lejos. La semana que viene le enviamos además un estuche para el viaje y una guía para el teléfono.')],
    'A travel case and a guide are promised for next week; nobody sends them.', ['estuche', 'guía'])
fault('kept-before-made', 'como-prometi', 'don-anselmo', [
    ('Don Anselmo fue maestro cuarenta años.', 'Tal como le prometí, le adjunto el vale para las pilas. Y ahora, la historia. Don Anselmo fue maestro cuarenta años.')],
    '"As I promised, here is the voucher for batteries": nobody promised one.', ['vale', 'prometí'])
fault('tone-pushy', 'miedo', 'el-precio', [
    ('Por si le sirve para decidir: los 1.890 € incluyen todos los ajustes de cuatro años, y la mayoría viene tres o cuatro veces solo el primero.',
     'Me sorprende que todavía no haya contestado después de todo el tiempo que le hemos dedicado. Si prefiere usted seguir haciendo el ridículo en la mesa, allá usted. Le advierto que mañana a mediodía se acaba: o firma o los devuelve, y luego no venga llorando.')],
    'The reminder insults and threatens; the voice is respectful and calm.', field='nudges[0].message.body')
fault('tone-bureaucratic', 'resolucion', 'la-prueba', [
    ('Como le dije ayer, le escribo cómo se prueban. Se los lleva puestos y los tiene treinta días en casa. No paga nada ni deja fianza. Si no le convencen, los devuelve y nadie le pregunta por qué.',
     'En virtud de lo acordado en la comparecencia del día de ayer, se procede a comunicar a la parte interesada las condiciones que regirán la cesión temporal de los dispositivos. La citada cesión tendrá una duración de treinta días naturales, computados a partir de la fecha de la entrega, sin que proceda la constitución de fianza alguna. La devolución deberá efectuarse en los términos previstos en la cláusula correspondiente.')],
    'A legal notice in a journey that is calm and clear.')
fault('hype', 'milagro', 'don-anselmo', [
    ('Ahora gana menos, porque antes le dejaban ganar. Lo cuenta él, y se ríe.', '¡¡¡ES UN AUTÉNTICO MILAGRO!!! ¡¡¡La tecnología MÁS avanzada, MÁS potente y MÁS increíble del MUNDO!!! ¡¡¡Oirá como NUNCA ha oído en su vida, GARANTIZADO!!!')],
    'Capitals and exclamation marks in a quiet story.')
fault('jargon', 'audiograma', 'la-prueba', [
    ('Tardamos media hora en ajustarlos.', 'Tras la inserción REM con señal ISTS verificamos el MPO y la ganancia prescriptiva NAL-NL2, corregimos el UCL en 4 kHz y dejamos el WDRC en doce canales con el DFC activado y un molde de silicona con venting IROS.')],
    'Terms of the trade that the reader cannot know.', ['NAL-NL2', 'REM', 'WDRC'])
fault('language-mix', 'ingles', 'ya-son-suyos', [
    ('Si pitan, casi siempre es que no están bien metidos.', 'If they whistle, they are almost always not placed correctly in the ear. Take them out, dry them and put them back in slowly.')],
    'Two sentences are in English in a Spanish journey.')
fault('outdated', 'ayuda-2024', 'el-precio', [
    ('Si lo prefiere en doce meses, cuesta lo mismo.', 'Si los compra antes del 15 de enero de 2026, puede pedir la ayuda de la comunidad. Si lo prefiere en doce meses, cuesta lo mismo.')],
    'The aid ended on 15 January 2026, which is past.', ['2026'])
fault('placeholder', 'pendiente', 'don-anselmo', [
    ('Ahora gana menos, porque antes le dejaban ganar.', '[PENDIENTE: poner aquí la foto y pedir permiso a don Anselmo] Ahora gana menos, porque antes le dejaban ganar.')],
    'A note to herself was left in the text.', ['PENDIENTE'])
fault('wrong-name', 'otro-centro', 'la-revision', [
    ('{{ayudante}}, Centro Auditivo Alameda\n          purpose', '{{ayudante}}, Audio Almudena\n          purpose')],
    'The reminder is signed by "Audio Almudena"; it is Centro Auditivo Alameda everywhere else.', ['Almudena'], field='nudges[0].message.body')
fault('no-consent', 'entrada-a-mano', 'tres-preguntas', [
    ("  - key: recomendacion\n    source: referral", "  - key: lista-de-la-charla\n    source: event\n    joins: tres-preguntas\n  - key: recomendacion\n    source: referral"), within('tres-preguntas', ("        Reciba un saludo,\n        {{audioprotesista}}\n        Centro Auditivo Alameda\n      purpose: service\n", "        Reciba un saludo,\n        {{audioprotesista}}\n        Centro Auditivo Alameda\n")),
    ("    consent: Sí, el Centro Alameda puede escribirme de vez en cuando sobre el oído.\n", "")],
    'People noted down by hand at a talk have agreed to nothing, and the first letter is marketing: it never reaches them.', ['lista-de-la-charla', 'consent'], field='message.purpose', paths=['entryPoints'])
fault('merge-field-nobody-has', 'modelo', 'invitacion', [
    ('  telefono: 976 555 018', '  telefono: 976 555 018\n  modeloElegido: null'), ('Puede venir acompañado. A menudo ayuda', 'Así verá también cómo le queda el {{modeloElegido}}. Puede venir acompañado. A menudo ayuda')],
    'The model is chosen only after the examination; here nobody has it, and the letter is not sent.', ['modeloElegido'], paths=['fields'])
fault('survey-before-experience', 'sobremesa', 'la-sobremesa', [
    move('la-sobremesa', before='la-prueba', stage='engage'), ('    wait: 3 weeks at 11:00', '    wait: 1 day at 11:00')],
    'They are asked whether they follow the table talk again a day after the examination, before they have any hearing aids.', ['sobremesa'], field='order of steps')
fault('swapped-order', 'cuidados-antes', 'ya-son-suyos el-precio', [
    move('ya-son-suyos', before='el-precio')],
    '"They are yours now" goes out before the price and the order.', field='order of steps')
fault('platform-change', 'sin-aviso', 'la-llamada la-prueba', [
    ('A los tres días de recogerlos le llama {{ayudante}}, que lleva los ajustes, para preguntarle qué le molesta. Algo molesta siempre al principio.', 'Algo molesta siempre al principio. Dele una semana.'),
    ('    keeps: [como-se-prueban]\n    makes: [llamada-a-los-tres-dias]', '    keeps: [como-se-prueban]'), ('    keeps: [llamada-a-los-tres-dias]\n', ''), ('Soy Begoña, del Centro Alameda. Le dijimos que llamaría. ¿Qué', 'Soy Begoña, del Centro Alameda. ¿Qué')],
    'The road goes on by telephone, and no letter announces a call.', ['llam', 'teléfono'])
fault('no-owner', 'nadie', 'primera-revision', [
    ('offer: par-alameda\nowner: rosario\n', 'offer: par-alameda\n'), within('primera-revision', ('    owner: begona\n', ''))],
    'Nobody looks after the first check-up, nor after the journey.', field='owner', paths=['owner'])
fault('unobservable-step', 'nada-que-ver', 'don-anselmo', [
    within('don-anselmo', ('        [Leer la historia de don Anselmo](https://www.centroalameda.example/don-anselmo)\n\n', ''), ('    done:\n      event: Email Link Clicked\n      within: 1 week\n', ''))],
    'Nothing shows whether this story works: it waits for nothing and has nothing to click.', field='done')

# Brothers of kinds that stand above or at the other journeys.
fault('offer-named-differently', 'duo', 'ya-son-suyos el-precio', [
    ('Enhorabuena, ya son suyos.', 'Enhorabuena por su Dúo Confort Platino, ya es suyo.')],
    'The offer is the Par Alameda; this letter calls it Dúo Confort Platino.', ['Dúo Confort', 'Par Alameda'])
fault('contradiction', 'cuatro-anos', 'ya-son-suyos el-precio', [
    ('Del agua, lejos.', 'Del agua, lejos. Las revisiones están incluidas durante un año.')],
    'Four years of check-ups were sold; this letter speaks of one.', ['un año', 'cuatro años'], about=['year'])
fault('other-product', 'crucero', 'el-precio', [
    ('Sin prisa. Pregunte en casa', 'Además, este mes tenemos gafas progresivas por 199 € y el Sillón Relax Elevador por 490 €. Sin prisa. Pregunte en casa')],
    'The letter with the price pushes glasses and an armchair.', ['gafas', 'Sillón'])
fault('sells-after-purchase', 'otra-vez', 'ya-son-suyos', [
    ('Si pitan, casi siempre es que no están bien metidos.', '¿Todavía no se ha decidido? Compre hoy su Par Alameda por 1.890 € y vuelva a oír. Si pitan, casi siempre es que no están bien metidos.')],
    'Somebody who bought them yesterday is asked to buy them.', ['Compre hoy'])
fault('silence', 'un-ano', 'primera-revision', [within('primera-revision', ('    wait: 5 weeks on a working day at 12:00', '    wait: 12 months on a working day at 12:00')), ],
    'A year without a word, though a call was promised for some weeks later.', field='wait')
fault('owner-away', 'baja', 'ya-son-suyos primera-revision', [
    ('Si pitan, casi siempre es que no están bien metidos.', 'A partir de mañana estoy dos meses de baja y no hay quien me sustituya ni coja el teléfono. Si pitan, casi siempre es que no están bien metidos.')],
    'She is away for two months, and is to ring in five weeks.', ['baja', 'dos meses'])
fault('accessibility', 'todo-mayusculas', 'la-prueba', [
    ('Elija en esa página el día en que pasa a recogerlos. Tardamos media hora en ajustarlos.', 'ELIJA EN ESA PÁGINA EL DÍA EN QUE PASA A RECOGERLOS. TARDAMOS MEDIA HORA EN AJUSTARLOS Y DESPUÉS PUEDE USTED IRSE A CASA CON ELLOS PUESTOS.')],
    'A whole paragraph in capitals.', about=['shout', 'loud'], severity='hint')
fault('pain-not-addressed', 'dinero', 'tres-preguntas', [
    ('pain: En la mesa asiente sin enterarse, sube el televisor hasta que protestan y no quiere que nadie hable de audífonos', 'pain: La pensión no llega a fin de mes, la caldera está rota y el casero quiere subir el alquiler')],
    'The pain is money and a landlord; every letter speaks of hearing.', ['pensión', 'pain'], field='pain', paths=['pain'])
fault('person-change', 'quien-firma', 'la-prueba', [
    within('la-prueba', ('Como le dije ayer, le escribo cómo se prueban.', 'Le escribo cómo se prueban.'), ('Algo molesta siempre al principio.\n\n        {{audioprotesista}}', 'Algo molesta siempre al principio.\n\n        Germán Belchite'))],
    'The letter is signed by Germán Belchite, of whom nobody has heard.', ['Germán', 'Belchite'])
