import type { StoryText } from './story';

/** Stories of the field, the developers and the laboratory, newest first. */
export const technicalStories: readonly StoryText[] = [
  { blog: 'under-the-hood', title: 'The winter of hull C', by: ['henrik', 'einar'], category: 'Buoys', topics: ['sea-trials', 'fulmar'], cover: 'buoy', summary: 'Two winters, three hulls, one antenna that stays dry. How the new Fulmar learned to keep its head up.',
    body: `Hull A was beautiful. It also lay down whenever a wave broke over it, and stayed down for as long as it pleased. While it lay there, its antenna listened to fish.

## What we changed

* The ballast moved **11 cm** lower, onto the keel ring.
* The skirt got a flat edge, which sheds water instead of carrying it.
* The mast is thinner and stiffer; it looks worse and works better.

![The yellow buoy upright in a swell](scene:buoy)

## What we measured

| Hull | Lost fixes a day | Largest tilt | Heave against reference |
|---|---|---|---|
| A | 41 | 88° | 9 cm |
| B | 12 | 67° | 4 cm |
| **C** | **0** | **38°** | **2 cm** |

> It looks bored. That is the best thing one can say of a buoy.

The first ten go to Fedje and Sable Island. If they are still bored in March, we will tell everybody.`,
    comments: [['fiona', 'The heave column made my day. May I use the table in Vancouver?'], ['nikos', 'And the mooring was mine. Just saying.'], ['henrik', 'The mooring was indeed Nikos’s.']] },
  { blog: 'field-notes', title: 'Six minutes of still water', by: ['leila'], category: 'Stations', topics: ['tides'], cover: 'pier', summary: 'Why we still read tide staffs by eye once a year, at the least comfortable hour.',
    body: `At the top of a spring tide the sea stands still for about six minutes. Nothing comes, nothing goes. A radar gauge does not care. We do.

## Why by eye?

A gauge can be wrong in a way that looks right: a pier that sinks takes its gauge with it. A painted staff beside it, levelled to a mark in the rock, does not lie in the same direction.

1. Two people read the staff, each for themselves.
2. They write without talking.
3. Only then do they compare.

In *eleven* of the last twelve years the readings agreed within a centimetre. In the twelfth, the pier had moved.

![A long pier at low water](scene:pier)

Bring gloves, a torch with fresh batteries, and somebody who makes good coffee.`,
    comments: [['gwenaelle', 'The coffee was excellent, the hour was not.'], ['maelys', 'Les photos sont dans la photothèque !']] },
  { blog: 'plus-minus', title: 'Uncertainty without tears', by: ['annegret'], category: 'Basics', topics: ['calibration'], cover: 'lab', series: 'Basics of measuring', summary: 'What the number after the plus-minus sign says, what it does not say, and how to use it in a tender.',
    body: `A reading without an uncertainty is like an address without a street: one knows roughly where to go.

## Three sentences to keep

* **Error** is how far you are from the truth. You never know it exactly.
* **Uncertainty** is how far you could reasonably be. You can work it out.
* **Accuracy** is a word for brochures.

## An example

Our wind tunnel says 20.00 m/s. The reference is known to 0.06, the position of the sensor adds 0.03, the temperature 0.02. They do not simply add up:

\`\`\`
u = sqrt(0.06² + 0.03² + 0.02²) = 0.07 m/s
\`\`\`

So the certificate says 0.14 m/s, which is twice that, and means that in nineteen cases out of twenty the truth lies inside.

> Whoever promises a millimetre in waves has not measured.`,
    comments: [['rohan', 'Printed and pinned above the tender desk.'], ['dina', 'This is the first time that I understood it. Thank you!']] },
  { blog: 'rookery', title: 'What happened in the night of the 1970 readings', by: ['kalina', 'tuulikki'], category: 'Incidents', topics: ['rookery', 'on-call'], cover: 'office', summary: 'One flat battery, 214 mails, and a rule that believed everything it was told.',
    body: `At 03:04 a logger in the Azores woke up after a flat battery and thought that it was 1 January 1970. It then did what it is built for: it sent its readings.

## The chain

1. The clock was wrong, and the logger did not know it.
2. Rookery accepted the readings, as nothing forbade the year 1970.
3. The rule “no fresh data for an hour” looked at the newest *received* value, found it to be 56 years old, and raised an alarm. For every chart. For every customer.

## What we changed

| What | Before | Now |
|---|---|---|
| Readings older than the station | stored | refused and shown |
| Alarms of one cause | one each | one, with a list |
| Mail at night | at once | after a second look |

We apologised to 31 customers the same morning. Nine wrote back to say thank you for the plain words.`,
    comments: [['ilmari', 'This is how it should be done.'], ['aarav', 'Firmware 6.3 keeps quiet until it knows the time.']] },
  { blog: 'under-the-hood', title: 'The cable tie that whistled', by: ['mehmet'], category: 'Sensors', topics: ['plover'], cover: 'lab', summary: 'Twelve weeks of looking for an echo that was not in the weather.',
    body: `Every ultrasonic anemometer hears itself. The trick is to know its own voice. Ours had, since last summer, a second one: faint, at 40 kHz, only when the wind came from the north-west.

## What it was not

* Not the transducer. We changed six.
* Not the firmware. @Yuki’s team proved it twice, politely.
* Not rain, not ice, not the gulls.

## What it was

A cable tie, 3.6 mm wide, cut at an angle, **singing** in the wind beside the lower arm. We moved it by a hand’s width. The echo was gone.

![The workbench where it ended](scene:workshop)

The drawing now says where cable ties may be. The tie itself hangs in a frame beside the coffee machine.`,
    comments: [['anselm', 'I paid for the frame.'], ['kenji', 'And the door squeaked at the same pitch. What are the odds?']] },
  { blog: 'field-notes', title: 'How to pack for a small boat', by: ['ewan'], category: 'Travel', topics: ['field-service'], cover: 'ship', summary: 'Everything you need fits into two crates. Here is which two.',
    body: `I have been doing this for eleven years and still forget something each time. It is never the same thing, so I take it for progress.

## Crate one: must stay dry

* The logger, in its bag, in another bag
* Laptop, or better: a tablet and a pencil
* Spare fuses, more than you think
* Biscuits

## Crate two: may get wet

* Splicing kit, shackles, seizing wire
* Lanyards for **every** tool
* Grease, brush, the *old* brush
* A second pair of gloves for the person who forgot theirs

> If it is not tied on, it has been given to the sea.

Weigh both crates before you leave. The person who has to lift them over the rail is you.`,
    comments: [['thabo', 'You forgot the spare fuse for the spare fuse.'], ['camila', 'And a snorkel. Always.']] },
  { blog: 'under-the-hood', title: 'Forty bytes a minute', by: ['aarav', 'yuki'], category: 'Firmware', topics: ['firmware', 'low-power'], cover: 'aurora', summary: 'Updating a logger over a link on which a photograph would take a year.',
    body: `Some of our stations speak to the world through a satellite modem that carries forty bytes a minute, on a good day. Until this spring, a new firmware meant a boat.

## The idea

The image is cut into blocks of 32 bytes, each with its own checksum. The logger keeps a map of what it has and asks only for what is missing. It goes on measuring all the while.

| Step | Time |
|---|---|
| Sending the difference | 9 days |
| Checking | 40 seconds |
| Switching over | 4 seconds |
| Going back, if it does not like it | 4 minutes |

## What we were afraid of

Power cuts, mostly. So we pulled the plug at **every single block** in the laboratory, 4,812 times, by a relay that we named Gregor. Gregor has retired. The loggers have not lost a reading.`,
    comments: [['thabo', 'You have saved me a climb in July.'], ['sipho', 'Nine stations, nine visits that nobody had to make. I can tell you what that costs.']] },
  { blog: 'plus-minus', title: 'Barnacles have names', by: ['jonas', 'meiling'], category: 'Laboratory', topics: ['calibration'], cover: 'underwater', summary: 'What arrives at the laboratory, what we do with it, and how you can help.',
    body: `Before anything can be calibrated, it must be clean. Before it is cleaned, it must be *measured dirty*: the difference tells the customer what the sea did.

## Please send us

1. The sensor, rinsed but **not scrubbed**
2. Its logger settings, as a file
3. Where and how deep it was
4. A return label

## Please do not send us

* Sensors in bin bags
* Living things. We are fond of Hannelore, but she has a family.

![A mooring in green water](scene:underwater)

A conductivity cell takes two days in the bath; a pressure cell one; an anemometer forty minutes in the tunnel and a cup of tea.`,
    comments: [['annegret', 'Hannelore lives in the harbour now.'], ['ines', 'Can the foam stay out of the parcel, please? Paper is enough.']] },
  { blog: 'field-notes', title: 'Baboons, gulls and one sea lion', by: ['thabo', 'camila'], category: 'Stations', topics: ['field-service'], cover: 'mast', summary: 'A short guide to the colleagues whom we did not hire.',
    body: `Every station has its neighbours. They were there first.

### Baboons

Interested in: solar panels, anything shiny, your lunch. What helps: a smooth tube around the mast, two metres high. What does not help: shouting.

### Gulls

Interested in: standing on the highest point, which is the sensor. What helps: spikes **one hand** above it. Nothing nearer, as the sensor can see them.

### The sea lion of Quintero

Interested in: quality assurance. Checks every shackle. Has never found a fault.

> They are the only ones who visit the station every day.`,
    comments: [['einar', 'I still want the wind series with the baboons marked.'], ['malin', 'We are printing this one.']] },
  { blog: 'rookery', title: 'Nothing happened, and we checked', by: ['sanni'], category: 'Design', topics: ['rookery', 'accessibility'], cover: 'lighthouse', summary: 'Harbour masters told us what they miss most: being told that all is well.',
    body: `Last autumn we asked fourteen harbour masters what they look at first in the morning. Twelve gave the same answer in different words: *whether I can drink my coffee*.

## So we drew calm

* One sentence at the top: **“All nine stations reported every minute. Highest water 1.92 m at 04:40, as predicted.”**
* Charts only below, for those who want them.
* Colour only where something asks for a decision.

## What we learned from testing it

1. People read numbers aloud to each other. So numbers must be *words* for a screen reader too.
2. Wet gloves need 44 pixels.
3. “OK” is not calming. A time is.

![A lighthouse in the morning](scene:lighthouse)

It goes live for everybody on the first of the month.`,
    comments: [['amara', 'This is the word I brought home from five ports.'], ['petra', 'Rostock has already asked when.'], ['shira', 'Tested with a screen reader: lovely.']] },
  { blog: 'under-the-hood', title: 'Why buoys are yellow', by: ['einar'], category: 'Buoys', topics: ['fulmar', 'moorings'], cover: 'buoy', summary: 'Because the rules say so. And because of a trawler, in 2009.',
    body: `Special marks are yellow, says the international buoyage system. That is the short answer.

The long one: in 2009 we painted three buoys orange, as a customer liked it. Two were taken home by well-meaning sailors who thought that they were lost. The third met a trawler whose skipper said, quite rightly, that orange things are lifeboats.

## What else is on a buoy

| Part | Why |
|---|---|
| Yellow light, five flashes every twenty seconds | so that you are seen |
| Radar reflector | so that ships see you |
| Name and number in letters as long as a hand | so that someone rings us |
| Lifting eye | so that we get it back |

If you find one on a beach: ring the number. There is a reward, and it is cake.`,
    comments: [['nikos', 'In Greece the reward is fish.']] },
  { blog: 'plus-minus', title: 'Inside the second wind tunnel', by: ['solveig', 'jonas'], category: 'Laboratory', topics: ['calibration', 'plover'], cover: 'workshop', summary: 'Up to 75 metres a second, and hats stay outside.',
    body: `For eleven years we have sent the fast ones away: anemometers for masts that see hurricanes went to a tunnel abroad, at three weeks each way. From next month they stay in Kiel.

## In numbers

* Test section: 1.2 by 1.2 metres
* Speed: 0.2 to **75 m/s**
* Turbulence: below 0.3 %
* Noise: please wear the ear defenders

## How to book

Write to the laboratory with type, number of sensors and date. Slots are forty minutes. Tours are on Thursdays, for six people at most.

> The tunnel was built around one bolt that nobody could move. It is now the reference point.`,
    comments: [['ragnhild', 'The bolt!'], ['petra', 'Two customers on Thursday, four people. Thank you.']] },
  { blog: 'field-notes', title: 'The ferry that did run', by: ['omar'], category: 'Travel', topics: ['field-service', 'tide-gauges'], cover: 'ship', summary: 'A dead logger, a bay to drive around, and a cousin with a van.',
    body: `The harbour wanted its tide by six. The ferry wanted to wait for the wind. We looked at the map: 214 kilometres around the bay.

My cousin has a van. It sells oranges on weekdays.

## What was in the van

* One spare logger
* One @Thabo, who had come for a course and not for this
* Forty kilos of oranges, which were not ours

At 05:40 the gauge answered. At 05:41 the harbour master did. He has since been sent oranges.

**What we changed:** every depot now keeps a logger on *its* side of the water.`,
    comments: [['thabo', 'I still smell of oranges.'], ['layla', 'كل التقدير لكما!'], ['despina', 'The depots have their loggers since Monday.']] },
  { blog: 'rookery', title: 'One trillion', by: ['ilmari'], category: 'Releases', topics: ['rookery'], cover: 'aurora', summary: 'It was 6.83 °C in the smallest lake that we serve.',
    body: `The reading with the number 1,000,000,000,000 came in at 04:17. It could have been a hurricane. It was a lake, of 0.4 square kilometres, with a sailing club and one buoy.

## How it grew

| Year | Readings a day |
|---|---|
| 2015 | 2 million |
| 2019 | 40 million |
| 2023 | 260 million |
| Today | 410 million |

Most are never looked at by anybody. That is not waste. It is the reason that the few which matter can be believed.

The sailing club has been told. They have asked whether there is a prize. There is.`,
    comments: [['jonas', '± 0.05, of course.'], ['sanni', 'The lake is on the login page all week.']] },
  { blog: 'under-the-hood', title: 'Measuring fog', by: ['kavita'], category: 'Sensors', topics: ['skua'], cover: 'fog', summary: 'How a lamp and a detector that cannot see each other tell you how far you can see.',
    body: `A fog sensor looks at nothing. A lamp shines one way, a detector looks another, and where their beams cross is a space the size of a melon. In clear air nothing reaches the detector. In fog, droplets scatter light into it.

## From melon to mile

The more light, the shorter the view. The relation is not a straight line, and it is not the same for fog, drizzle and smoke, so the Skua looks at the *flicker* as well.

1. Steady light: fog or haze
2. Short flashes: drizzle
3. Long flashes: snow
4. One very long flash: a spider

![Fog at the light tower](scene:fog)

Below fifty metres we lack good references. If you are in fog, please write down what you see, and when. @Ewan does.`,
    comments: [['ewan', 'Every five minutes, Kavita.'], ['petra', '„Der Kollege sagt, wir warten noch.“']] },
  { blog: 'field-notes', title: 'Twelve metres, nineteen millimetres', by: ['gwenaelle', 'thabo'], category: 'Safety', topics: ['safety'], cover: 'mast', summary: 'A spanner fell. Nobody was hurt, because of a circle of rope.',
    body: `At 10:20 a 19 mm spanner fell from twelve metres. It landed inside the closed circle, a hand deep in the turf. Nobody was there, because nobody is ever there: that is what the circle is for.

## What worked

* The circle was closed **before** the first step.
* Helmets were on.
* It was told the same day.

## What did not

The lanyard was in the bag. It takes four seconds to clip on. We have since timed it.

> I have put lanyards on everything, including my lunch. — Thabo

Lanyards of all sizes are in the stores. No form.`,
    comments: [['sipho', 'Thank you for telling it.'], ['elodie', 'Forty lanyards have left the stores since Tuesday.']] }
];
