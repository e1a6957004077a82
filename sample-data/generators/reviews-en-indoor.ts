import type { Aspect } from './reviews.ts'

/** Clauses begin with a small letter and have no stop: they are joined to sentences. */
export const INDOOR_EN: Record<string, readonly Aspect[]> = {
  'coffee machine': [
    {
      good: [
        'the coffee is {very} good',
        'the first cup alone was worth it',
        'the espresso has a proper crema',
        'it makes a better cup than the café downstairs',
        'I have not had a bitter cup yet',
      ],
      bad: [
        'the coffee tastes {bit} burnt',
        'the coffee is lukewarm at best',
        'I had hoped for a better cup',
        'the espresso is thin and sour',
        'a good cup is a matter of luck',
      ],
    },
    {
      good: [
        'it heats up in no time',
        'it is ready before I have found my slippers',
        'there is hardly any waiting',
      ],
      bad: [
        'it takes ages to heat up',
        'by the time it is hot I have left for work',
        'it is anything but quick',
      ],
    },
    {
      good: [
        'cleaning it is no trouble at all',
        'the tray goes straight into the dishwasher',
        'you rinse it and that is it',
      ],
      bad: [
        'cleaning it is a nightmare',
        'you need {time} and a toothbrush to get it clean',
        'the milk part is never really clean',
      ],
    },
    {
      good: [
        'it is not nearly as loud as I feared',
        'it hums quietly',
        'nobody wakes up when I make the first cup',
      ],
      bad: [
        'it rattles like an old tram',
        'it is loud enough to wake the neighbours',
        'the pump screams every morning',
      ],
    },
  ],
  'desk lamp': [
    {
      good: [
        'the light is warm and {very} pleasant',
        'my eyes no longer get tired in the evening',
        'it lights the whole desk without any glare',
      ],
      bad: [
        'the light is cold and {bit} harsh',
        'it is not as bright as I had hoped',
        'it flickers, which gives me a headache',
      ],
    },
    {
      good: [
        'the arm stays where you put it',
        'it stands firmly and does not wobble',
        'the joints feel solid',
      ],
      bad: [
        'the arm sinks down slowly',
        'it wobbles whenever I type',
        'it tips over if you look at it',
      ],
    },
    {
      good: [
        'it looks far more expensive than it was',
        'it suits my old desk perfectly',
        'everybody asks me where I got it',
      ],
      bad: [
        'it looks cheap',
        'the colour has little to do with the picture',
        'the paint was scratched from the start',
      ],
    },
    {
      good: [
        'dimming works by a light touch',
        'the switch is exactly where it should be',
        'I had it running in a minute',
      ],
      bad: [
        'the touch switch works when it feels like it',
        'it forgets its brightness each time',
        'the switch broke after {time}',
      ],
    },
  ],
  'vacuum cleaner': [
    {
      good: [
        'it picks up every last hair of the dog',
        'the carpet has not been this clean in years',
        'it pulls {very} well on carpet, too',
      ],
      bad: [
        'it pushes crumbs around more than it picks them up',
        'dog hair is too much for it',
        'on carpet it does next to nothing',
      ],
    },
    {
      good: [
        'one charge is enough for the whole flat',
        'the battery lasts longer than I do',
        'even after {time} the battery has not become weaker',
      ],
      bad: [
        'the battery is empty after ten minutes',
        'it needs a night to charge for a quarter of an hour of work',
        'after {time} the battery was as good as dead',
      ],
    },
    {
      good: [
        'it is light enough for the stairs',
        'it gets under the sofa easily',
        'I no longer dread the stairs',
      ],
      bad: [
        'it is too heavy for my wrist',
        'it gets stuck under every sofa',
        'it is not something to carry up the stairs',
      ],
    },
    {
      good: [
        'emptying it is quick and not at all messy',
        'the filter is washed in a minute',
        'no dust in the air any more',
      ],
      bad: [
        'half of the dust lands beside the bin when you empty it',
        'the filter clogs every other day',
        'the lid of the bin broke after {time}',
      ],
    },
  ],
}
