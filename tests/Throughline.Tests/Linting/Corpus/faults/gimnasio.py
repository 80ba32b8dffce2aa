deserved('stages', 'TL2112', 'No step of the last stage says what it shows of the business.')

fault('price-differs', 'recordatorio', 'la-cuota', [
    ('recuerda: el mes que no pises esto, no pagas.', 'recuerda: son 42 euros al mes, y el mes que no pises esto, no pagas.')],
    'The fee is 36 euros in the letter and 42 in its reminder.', ['42', '36'], field='nudges[0].message.body')
fault('contradiction', 'matricula', 'bienvenida la-cuota', [
    ('Ya eres de la casa. La llave te la doy', 'Ya eres de la casa. La matrícula, 25 euros, te la paso con el primer recibo. La llave te la doy')],
    'The letter with the fee says that there is no joining fee; the welcome charges 25 euros for joining.', ['matrícula', '25'], about=['price', 'amount'])
fault('contradiction', 'permanencia', 'la-cuota bienvenida', [
    ('Las que tienen día fijo vienen el doble, lo tengo contado.', 'Las que tienen día fijo vienen el doble, lo tengo contado. Recuerda que la permanencia mínima es de seis meses.')],
    '"No minimum term" in one letter, a minimum of six months in the next.', ['permanencia'])
fault('script-contradicts-mail', 'prueba-cobrada', 'la-prueba invitacion', [
    ('De dinero no se habla. Si pregunta: «Mañana te escribo y te lo cuento, es una sola cuota».', 'Antes de empezar, cóbrale la prueba en el mostrador: cinco euros. Si pregunta por la cuota: «Mañana te escribo y te lo cuento, es una sola cuota».')],
    'The script charges five euros for the trial; the invitation and its reminder say that it is free.', ['cinco euros', 'gratis'], field='assignment.script', about=['free', 'price'])
fault('weekday-vs-wait', 'manana-martes', 'antes-de-venir', [
    ('{{entrenadora}} te espera dentro diez minutos antes', 'Mañana, martes, {{entrenadora}} te espera dentro diez minutos antes')],
    '"Tomorrow, Tuesday" goes out ten minutes after booking, whatever day was booked.', ['Mañana', 'martes'])
fault('promise-in-words-unkept', 'camiseta', 'bienvenida', [
    ('La llave te la doy en el mostrador la próxima vez que vengas.', 'La llave te la doy en el mostrador la próxima vez que vengas. Esta semana te mando también por correo un vídeo con las tres máquinas.')],
    'A video of the three machines is promised for this week; nothing later sends it.', ['vídeo'])
fault('promise-declared-unkept', 'llamada', 'bienvenida', [
    ('    makes: [un-plan-para-ti]', '    makes: [un-plan-para-ti, una-llamada-al-mes]')],
    'The promise of a call after a month is made, and no later step keeps it.', ['llamada al mes', 'llamada-al-mes'], field='makes')
fault('question-nobody-waits-for', 'talla', 'antes-de-venir', [
    ('Cena después, no antes.', 'Cena después, no antes.\n\n        Contéstame a este correo con tu talla de guantes y dime si tomas alguna medicación. Sin eso no te puedo dejar entrar en clase.')],
    'The letter needs an answer, and the step waits for nothing.', ['talla', 'Contéstame'])
fault('tone-pushy', 'culpa', 'invitacion', [
    ('El martes y el jueves que vienen queda sitio al fondo. La prueba es gratis, dura una hora y empieza tumbada.',
     '¿Otra vez con excusas? Te he regalado diez minutos de mi trabajo y ni siquiera has tenido la decencia de contestar. Luego no te quejes cuando no puedas ni subir al primero. O reservas hoy mismo o le doy tu plaza a alguien que sí se quiera un poco.')],
    'The reminder blames and threatens; the voice is near and cheerful.', field='nudges[0].message.body')
fault('hype', 'mayusculas', 'la-cuota', [
    ('Con dos tardes por semana basta. A tu ritmo, que no hay examen.', '¡¡¡La MEJOR cuota de TODA la ciudad, al precio MÁS BAJO que vas a ver JAMÁS!!! ¡¡¡Resultados INCREÍBLES, cuerpo ESPECTACULAR, vida NUEVA!!! ¡¡¡No te lo puedes perder!!!')],
    'Capitals and rows of exclamation marks in a journey without haste.')
fault('tone-bureaucratic', 'instancia', 'bienvenida', [
    ('Ya eres de la casa. La llave te la doy en el mostrador la próxima vez que vengas.\n\n        Ahora elige tus dos tardes. Las que tienen día fijo vienen el doble, lo tengo contado.',
     'Por la presente se le comunica que ha sido formalizada su inscripción en las instalaciones. Deberá usted personarse en la recepción de las mismas a los efectos de proceder a la retirada del dispositivo de acceso. Asimismo, se le requiere para que, en el plazo señalado al efecto, proceda a la selección de los horarios de conformidad con lo dispuesto en el reglamento de régimen interno.')],
    'Officialese, and "usted", in a journey that says "tú" and is cheerful.')
fault('outdated', 'septiembre', 'invitacion', [
    ('Ropa cómoda, botella de agua y ya.', 'La promoción de la vuelta al cole termina el 30 de septiembre de 2025. Ropa cómoda, botella de agua y ya.')],
    'An offer that ended on 30 September 2025, which is past.', ['2025'])
fault('accessibility', 'pincha-aqui', 'la-cuota', [
    within('la-cuota', ('[Quedarme con la Cuota Barrio](https://lafragua-gimnasio.example/cuota-barrio)\n\n        Con dos tardes', 'Para darte de alta [pincha aquí](https://lafragua-gimnasio.example/cuota-barrio).\n\n        Con dos tardes'))],
    'The link is called "pincha aquí", which says nothing to somebody who has links read aloud.', ['pincha aquí'], severity='hint')
fault('accessibility', 'foto-sin-texto', 'paqui', [
    ('Se puso al fondo. Hizo la mitad.', '![](https://lafragua-gimnasio.example/img/paqui.jpg)\n\n        Se puso al fondo. Hizo la mitad.')],
    'A picture without a description.')
fault('link-same-words-other-page', 'prueba', 'invitacion', [
    within('invitacion', ('            [Reservar mi clase de prueba](https://lafragua-gimnasio.example/prueba)', '            [Reservar mi clase de prueba](https://lafragua-gimnasio.example/cuota-barrio)'))],
    'The same words lead to the trial in the letter and to the fee in its reminder.', ['Reservar mi clase de prueba', 'cuota-barrio'], field='nudges[0].message.body')
fault('link-misspelt-domain', 'guion', 'trae-a-alguien', [
    ('https://lafragua-gimnasio.example/para-alguien', 'https://lafrauga-gimnasio.example/para-alguien')],
    'The link leads to lafrauga-gimnasio.example, all others to lafragua-gimnasio.example.', ['lafrauga'])
fault('owner-away', 'agosto', 'la-cuota bienvenida tu-plan', [
    ('Con dos tardes por semana basta.', 'Ojo, que del 1 al 21 cerramos por vacaciones y hasta la vuelta no hay nadie que conteste ni que dé altas. Con dos tardes por semana basta.')],
    'The letter says that the gym is closed until the 21st and nobody signs anybody up; the steps around it go on as if somebody were there.', ['vacaciones', 'cerramos'])
fault('crowding', 'cinco-recordatorios', 'la-cuota', [
    ("    nudges:\n      - after: 4 days\n        message:\n          subject: ¿Qué tal esas agujetas?", "    nudges:\n" + ''.join(
    "      - after: %s\n        message:\n          subject: %s\n          body: |\n            Hola, {{firstName}}:\n\n            %s\n\n            [Quedarme con la Cuota Barrio](https://lafragua-gimnasio.example/cuota-barrio)\n\n            {{entrenadora}}\n          purpose: service\n          topic: alta\n" % x for x in
    [('1 day', '¿La has visto?', '¿Has visto la cuota? Ahí sigue.'), ('2 days', 'La cuota, otra vez', 'Por si no la viste ayer ni anteayer.'), ('3 days', '¿Te lo piensas?', 'Toño pregunta si te guarda la llave.')])
    + "      - after: 4 days\n        message:\n          subject: ¿Qué tal esas agujetas?"),
    ('            [Quedarme con la Cuota Barrio](https://lafragua-gimnasio.example/cuota-barrio)\n\n            {{entrenadora}}\n          purpose: service\n          topic: alta\n    otherwise: rest',
     '            [Quedarme con la Cuota Barrio](https://lafragua-gimnasio.example/cuota-barrio)\n\n            {{entrenadora}}\n          purpose: service\n          topic: alta\n      - after: 5 days\n        message:\n          subject: Último aviso\n          body: |\n            Hola, {{firstName}}:\n\n            Solo para que no se te pase.\n\n            [Quedarme con la Cuota Barrio](https://lafragua-gimnasio.example/cuota-barrio)\n\n            {{entrenadora}}\n          purpose: service\n          topic: alta\n    otherwise: rest')],
    'Six letters about one fee within five days.', field='nudges')
fault('survey-before-experience', 'primer-mes', 'primer-mes', [
    move('primer-mes', before='la-cuota', stage='engage'), ('    wait: 4 weeks on wednesday at 10:30', '    wait: 2 hours')],
    'She is asked how she climbs the stairs now two hours after the trial, before she joined.', ['escaleras'], field='order of steps')
fault('swapped-order', 'plan-antes-de-alta', 'tu-plan bienvenida', [
    move('tu-plan', before='antes-de-venir')],
    'The plan of the first week of a member is made before the trial class, and before the welcome that promises it.', field='order of steps', severity='error')

# Brothers of kinds that stand above or at the other journeys.
fault('offer-named-differently', 'tarifa', 'bienvenida la-cuota', [
    ('Ya eres de la casa. La llave', 'Ya tienes el Bono Total Fitness y eres de la casa. La llave')],
    'The offer is the Cuota Barrio; the welcome calls it Bono Total Fitness.', ['Bono Total', 'Cuota Barrio'])
fault('impossible-wait', 'respuesta-que-no-hay', 'que-te-frena', [
    within('que-te-frena', ('      event: Survey Answered\n      within: 5 days', '      event: Survey Answered\n      where: answer = El dinero\n      within: 5 days\n    otherwise: rest'))],
    'The step waits for the answer "El dinero", which is none of the choices.', ['El dinero'], field='done.where', about=['choice', 'answer'])
fault('swapped-order', 'traer-antes', 'trae-a-alguien', [
    move('trae-a-alguien', before='la-prueba', stage='engage')],
    'She is asked to bring somebody before she has been to a single class.', field='order of steps')
fault('wrong-name', 'noelia', 'tu-plan la-prueba', [
    ("{{entrenadora}} te espera dentro diez minutos antes", "Noelia te espera dentro diez minutos antes")],
    'The trainer is Nerea everywhere and Noelia in this letter.', ['Noelia', 'Nerea'])
fault('language-mix', 'asunto', 'la-cuota', [
    ("      subject: Cómo sigue esto\n      preheader: La Cuota Barrio, 36 € al mes", "      subject: Your next steps with our gym and what it will cost you\n      preheader: Everything you need to know about your monthly fee"), ],
    'Subject and preview are in English in a Spanish journey.', field='message.subject')
fault('no-consumption', 'solo-pagar', 'la-cuota trae-a-alguien', [
    drop('bienvenida', 'tu-plan', 'la-pizarra', 'primer-mes')],
    'Between joining and bringing somebody nothing happens.', field='steps', paths=['steps'])
fault('duplicate-step', 'paqui', 'paqui paqui-otra-vez', [
    twice('paqui', 'paqui-otra-vez', ('    title: Leo lo que le pasó a Paqui', '    title: Conozco a Paqui'), ('      subject: Paqui entró de espaldas', '      subject: La historia de Paqui'), ('Sigue poniéndose al fondo. Ahora dice que es su sitio.', 'Hoy sigue al fondo, y es su sitio.'))],
    'The story of Paqui is told twice.', ['Paqui'])
fault('fork-in-words', 'elige-tu', 'invitacion', [
    ('Te recomiendo la de los martes o la de los jueves a las siete de la tarde.', 'Si tienes menos de treinta años, esto no es para ti: vete a la página de crossfit y empieza allí. Si vienes por rehabilitación, no reserves, llama antes a la fisio. Si prefieres entrenar en casa, responde ONLINE y te mandamos otras cartas. Si ninguna de las tres, sigue leyendo.')],
    'Four roads in one letter.', ['ONLINE'])
fault('many-calls-to-action', 'bienvenida', 'bienvenida', [
    ('Ahora elige tus dos tardes.', 'Ahora [síguenos](https://lafragua-gimnasio.example/seguir), [déjanos una reseña](https://lafragua-gimnasio.example/resena), [compra la camiseta](https://lafragua-gimnasio.example/camiseta), [apúntate a la carrera](https://lafragua-gimnasio.example/carrera), [descarga la aplicación](https://lafragua-gimnasio.example/app) y elige tus dos tardes.')],
    'Six things to do in one letter.')
fault('jargon', 'entrenadores', 'bienvenida', [
    ('Las que tienen día fijo vienen el doble, lo tengo contado.', 'Trabajamos con RPE 7, RIR 3 y un mesociclo ondulante de hipertrofia con AMRAP los viernes; el EMOM y el HIIT van según tu VO2máx y tu FCR.')],
    'Terms of the trade that somebody who never set foot in a gym cannot know.', ['AMRAP', 'RIR', 'EMOM'])
fault('ends-at-purchase', '', 'la-cuota', [
    drop('bienvenida', 'tu-plan', 'la-pizarra', 'primer-mes', 'trae-a-alguien')],
    'The road ends when she joins.', field='steps', paths=['steps', 'stages'])
