import { poll, praise, question, update, type ThreadText } from './thread';

/** Conversations about work at sea and on stations, told more than once with other places and numbers. */
export const seaThreads: readonly ThreadText[] = [
  update('field', '{Back from|Just in from|Home from} {station}: {sensor} changed, cables relabelled, {n:2-6} photos on the station page. Next visit in {n:5-11} months unless it rains sideways. #field-service', [
    ['sipho', 'Thanks. Is the spare back in the stores?'], ['op', 'It is, with a tag on it.', 0]]),
  update('field', '{Ferry cancelled|No boat today|The boat stays in harbour}, wind {n:18-29} m/s at {station}. We use the day to {sort the van|splice|write the reports that nobody writes in good weather}.', [
    ['field', 'Same here. Soup is on.']]),
  update('buoys', '{product} number {n:40-320} went into the water off {place} this morning. Drift after the first hour: {n:4-19} metres, all of it expected. #moorings', [
    ['einar', 'Good. Watch the night tide.'], ['science', 'We see it on the map already.']], { picture: 'buoy', pictureAlt: 'A yellow buoy just after launching' }),
  update('field', 'New record at {station}: {n:41-63} steps down to the gauge, all of them green. Anti-slip tape ordered. #safety', [
    ['elodie', 'Please do not wait for the tape: there is a rope set in the depot.'], ['op', 'Rope is up.', 0]]),
  question('field', 'Does anyone have the drawing of the bracket at {station}? The one in the folder shows {a different pier|a door that is not there|the bracket before the storm}.', [
    ['buoys', 'Sketch from the last visit is in my notebook, photo follows.'], ['op', 'Found it, thank you!', 0]], 0),
  question('field', '{product} at {station} repeats the same value every {n:6-12} minutes. Sensor or logger? #diagnosis', [
    ['firmware', 'Compare the sequence number in the raw log: if it stands still, it is the sensor.'], ['op', 'It stands still. Sensor goes home.', 0], ['lab', 'We will keep a place in the bath for it.']], 0),
  question('buoys', 'Chain or rope for {n:30-90} metres of water with {n:2-4} metres of tide near {place}? #moorings', [
    ['nikos', 'Rope with a chain foot, and a swivel you can inspect.'], ['einar', 'What Nikos says. And more foot than you think.']], 0),
  update('science', 'The storm of last {weekday} in one number: {n:7-13},{n:1-9} metres, the highest single wave that {station} has seen in {n:3-9} years. The second highest came {n:9-14} seconds later. #waves', [
    ['henrik', 'And the buoy is still there. I checked twice.'], ['comms', 'May we write about it?'], ['op', 'Give me until tomorrow for the error bars.', 1]], { picture: 'storm', pictureAlt: 'High waves under dark clouds' }),
  update('field', 'Customs in {place} has let the {product} through after {n:3-9} days. They asked whether it is a weapon. It is a rain gauge.', [
    ['kwabena', 'Next time with the yellow form, I will send you three.'], ['any', 'To be fair, it does look determined.']]),
  praise('field', ['buoys'], 'calm', '{Twelve hours on deck|A night on deck|Two tides on deck} in {n:2-4} metres of swell, everything recovered, everybody dry enough. Thank you, @{p1}.', [
    ['einar', 'Well done.'], ['any', '👏👏']]),
  praise('science', ['field'], 'company', 'A perfect series of {n:90-360} days from {station}, without one gap. Nobody notices that, so I wanted to. Thank you, @{p1}!', [
    ['sipho', 'This is the kind of post I print.']]),
  update('field', 'Seen from the mast at {station}: {two minke whales|a rainbow with both ends|the first swallows|the ferry that we should have been on}. Some days this job is very easy to explain.', [
    ['any', 'Jealous, from a meeting room.']], { picture: 'mast', pictureAlt: 'A wind mast above the sea' }),
  update('buoys', 'Anodes of the {place} field inspected: {n:30-70} % left after {n:10-20} months. We keep the interval. #corrosion', [['quality', 'Noted in the plan.']]),
  update('field', 'Lesson of the day: label **both** ends of the cable. Then you do not have to walk {n:2-6} times along the pier at {station}.', [
    ['field', 'I have walked that pier.'], ['beatriz', 'From the next batch both ends are printed.']], { picture: 'pier', pictureAlt: 'A long pier with a gauge at its end' }),
  update('science', 'Spring tide this weekend: highest water in {place} on {weekday} at {n:4-7}:{n:10-50}, about {n:20-60} cm above the usual. Move the bicycles. #tides', [['any', 'Last time I moved the bicycle and forgot the car.'], ['any', 'Bicycles moved.']]),
  question('science', 'We need a quiet anchorage for a comparison of two wave buoys, {n:20-50} m deep, near {place}. Ideas? #sea-trials', [
    ['henrik', 'Behind the skerries, east side. I send you the chart.'], ['field', 'There is a fish farm since spring, mind the lines.']], 0),
  update('field', '{product} {n:3-9} years in the sun at {station}: paint gone, readings fine. I cleaned it and it looks at me differently now.', [['production', 'Send it home for a new coat!'], ['kavita', 'Please measure before the new coat. And after.', 0]]),
  poll('field', 'Which depot needs the second boat most?', ['Cape Town', 'Halifax', 'Valparaíso', 'Alexandria'], [['sipho', 'Your votes are one of three inputs, the others are budget and budget.']]),
  update('buoys', 'The battery swap of the northern line is done: {n:9-16} buoys in {n:3-5} days, {n:2-4} seasick, nobody lost a tool. Thank you to the crew of the *{ship}*.', [['elodie', 'And nobody lost a tool, I read that twice.']]),
  update('field', 'On board the *{ship}* until {weekday}. Network twice a day, so be brief. #field-service', [['sipho', 'ok'], ['op', 'Perfect.', 0]]),
  question('field', 'Who has the big torque wrench of the {place} depot? It is signed out to “me”.', [['field', 'Me. I mean, to me. Back tomorrow.'], ['any', 'Classic.']]),
  update('alexandria', 'أنهينا الصيانة السنوية لمحطة رأس التين قبل موعدها بيوم. جميع القراءات سليمة. #field-service', [['layla', 'شكرًا لكم، سأبلغ العميل اليوم.']]),
  update('valparaiso', 'Terminamos la visita a {Quintero|Punta Tralca|Niebla}. Todo en orden, salvo una gaviota que no quiso irse. #field-service', [['camila', '¡Las gaviotas también son usuarias!']]),
  update('brest', 'Retour {d’Ouessant|de Molène|de Sein} : capteur nettoyé, câble remplacé, soleil en prime. ☀️', [['gwenaelle', 'Merci ! Et les gilets sont rangés ?'], ['op', 'Rangés et rincés.', 0]]),
  update('thessaloniki', 'Η σημαδούρα κοντά στη {Θάσο|Σαμοθράκη|Λήμνο} στέλνει ξανά δεδομένα μετά την αλλαγή μπαταρίας. #moorings', [['nikos', 'Ωραία, ευχαριστώ!']]),
  update('bergen', 'Vi er tilbake fra {Fedje|Utvær|Slåtterøy} med ny antenne på plass. Bølgene var høyere enn humøret, men bare så vidt. #sea-trials', [['einar', 'Bra jobbet!']]),
  update('capetown', 'Molweni! Southeaster again at {Cape Point|Slangkop|Cape Agulhas}, {n:22-33} m/s, and the new guy wires did not sing. I miss the singing a little. #plover', [['thabo', 'I do not.']], { picture: 'mast', pictureAlt: 'A mast in strong wind' })
];
