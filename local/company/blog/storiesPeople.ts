import type { StoryText } from './story';

/** Stories about working together, newest first. */
export const peopleStories: readonly StoryText[] = [
  { blog: 'ragnhild', title: 'A screw, and what it taught us', by: ['ragnhild'], category: 'Direction', topics: ['line-3'], cover: 'workshop', summary: 'From now on everybody in development spends a day a year on the line. Anselm went first.',
    body: `Anselm chose a screw in 2019. It was a good screw on paper. On the line it cost eleven seconds for each instrument, and somebody made up for them every day without a word.

That is a lot of seconds. It is even more silence.

So: **one day a year on the line for everybody who draws, codes or decides**, me included. Mine is in May. I have been warned about the gloves.

In return, everybody on the line may stop a drawing that makes their work worse. Not ask. *Stop.*

Questions? Thursday from three. The coffee is on.`,
    comments: [['beatriz', 'The new screw arrives next week. Eleven seconds!'], ['production-1', 'We are looking forward to May.'], ['anselm', 'The third joint was good. I have it in writing.']] },
  { blog: 'ashore', title: 'One hundred days', by: ['dina'], category: 'People', topics: ['onboarding'], cover: 'office', summary: 'A trainee in Alexandria on tides, month ends and the art of asking.',
    body: `On my first day I was given a laptop, a lifejacket and a buddy. I asked why somebody in finance needs a lifejacket. “For the summer party,” they said. I am still not sure.

## What I did not know

* A tide is not the sea going up and down. It is the sea going *round*.
* A month does not end on its last day.
* In Oulu, silence means yes.

## What helped

1. **A page with names**: whom to ask about what.
2. Being invited to things that were not my business.
3. Mistakes that were treated as questions.

شكرًا جزيلًا to everybody who answered. I will be at the newcomers’ lunch on Sunday, and I know where the biscuits are.`,
    comments: [['zdravka', 'You closed May a day early.'], ['freja', 'May we put this into the welcome pack?'], ['omar', 'The lifejacket is for the boat. You will see.']] },
  { blog: 'ashore', title: 'How we hold meetings (fewer)', by: ['hannele'], category: 'Learning', topics: ['meetings'], cover: 'office', summary: 'Four rules that gave us back a day a month.',
    body: `We counted. In March an average colleague spent nineteen hours in meetings and remembered three.

## Four rules

1. **No agenda, no meeting.** You may leave, and nobody will mind.
2. **Twenty-five minutes.** The other five are for your legs.
3. **Write first.** What can be read is not told.
4. **One language per meeting**, said in the invitation. If somebody struggles, slow down, not louder.

| | March | September |
|---|---|---|
| Hours in meetings | 19 | 11 |
| Decisions written down | 31 % | 84 % |
| “I could have stayed away” | 52 % | 18 % |

Thank you to the lab, who invented rule 2 because the pumps need a look every half hour.`,
    comments: [['solveig', 'The pumps are pleased.'], ['ilmari', '…'], ['tuulikki', 'That means he agrees.']] },
  { blog: 'ragnhild', title: 'What we will not build', by: ['ragnhild'], category: 'Direction', topics: ['strategy'], cover: 'lighthouse', summary: 'Three good ideas to which we said no, and why.',
    body: `Saying what we do is easy. Saying what we do not is a kindness to those who would otherwise prepare for it.

* **Drones.** Wonderful, and others are better at them.
* **Weather forecasts.** We measure. Those who forecast are our customers, and we do not compete with them.
* **A cheaper Plover.** We tried. It was a worse Plover.

What remains is quite enough: instruments that stay out in the worst of it and tell the truth, and a platform that says what they said, and nothing else.

> Sea level is a patient subject. So are we.`,
    comments: [['kavita', 'Thank you for number three.'], ['amara', 'I will quote “a worse Plover” for years.'], ['kalina', 'Will the open archive stay free?'], ['ragnhild', 'Yes, Kalina. Always.']] },
  { blog: 'ashore', title: 'The white roof of hall B', by: ['suryani', 'ines'], category: 'Offices', topics: ['environment'], cover: 'workshop', summary: 'Five degrees less, for the price of paint.',
    body: `In June it was 36 °C under the roof of hall B in Kaohsiung. People took turns at the door. Then Inês asked what colour the roof was. It was black.

## Before and after

| | Black | White |
|---|---|---|
| Roof at noon | 64 °C | 41 °C |
| Hall at noon | 36 °C | 31 °C |
| Cooling, a day | 410 kWh | 260 kWh |

It took four days, six people and a great deal of paint. It pays for itself in fourteen weeks.

Porto is next, in August. If your roof is black, ask.`,
    comments: [['joao', 'Ladders are booked.'], ['yichun', '太好了,謝謝!']] },
  { blog: 'ashore', title: 'Passwords end, a love story', by: ['shira', 'oskar'], category: 'Learning', topics: ['it', 'security'], cover: 'office', summary: 'Two minutes with the service desk, and you never type one again.',
    body: `The service desk answers about two hundred calls a month. A hundred of them used to begin with “I have forgotten”. We have nothing against forgetting. We have something against *having to remember*.

## What changes for you

* You sign in with your finger, your face or a small blue key.
* There is nothing to forget and nothing to be tricked out of you.
* Wet gloves? Take the key. It does not float, but the lanyard does.

## What you do

1. Bring laptop and phone to the desk, or open the page *Passkeys*.
2. Touch when asked.
3. That is all.

Last month somebody tried to get into eleven of our accounts by a very good false mail. Nine of those eleven had a passkey. The other two rang us. Thank you, both.`,
    comments: [['ewan', 'I tested the lanyard. It floats.'], ['zdravka', 'The bank still wants its token. Sigh.']] },
  { blog: 'ragnhild', title: 'Eleven questions from Varna', by: ['ragnhild', 'teodor'], category: 'Questions', topics: ['questions'], cover: 'ship', summary: 'We visited, we were asked, and here are the answers.',
    body: `They had collected the questions on paper, so that nobody had to ask aloud. We answered in the same order.

**Will the office grow?** Yes, by six desks, in spring.

**Why is Kiel always first?** Because the tunnel is there. We will try new things in Varna first for a year.

**Do you read what people write on the intranet?** I do, with my second coffee. Teodor does, with his third.

**What keeps you awake?** The connector. One supplier. Yi-chun has two more in test.

**Can we have a bicycle shed?** *Yes.* (This got the only applause.)

The other six and their answers are on the page of the office.`,
    comments: [['kalina', 'The shed! 🚲'], ['data-3', 'Благодарим за честните отговори.']] },
  { blog: 'ashore', title: 'Language tandems, a year on', by: ['freja'], category: 'Learning', topics: ['languages'], cover: 'lighthouse', summary: 'Sixty-two pairs, fourteen languages, one wedding.',
    body: `The rule is simple: half an hour a week, half in my language, half in yours. No books.

* **62 pairs** began, 47 still meet.
* The most wished-for language was Portuguese. The most *offered* was Finnish.
* Three pairs have visited each other. One is getting married in June.

## If you would like to start

Sign up on the list, say what you speak and what you would like to speak. You will hear from me within a week. Beginners are welcome; nobody was ever born speaking Norwegian at work.`,
    comments: [['ines', 'A minha parceira diz “bom dia” melhor do que eu.'], ['ilmari', 'Kiitos.'], ['meiling', 'Is there somebody for Mandarin and Greek?'], ['nikos', 'Εδώ!']] }
];
