import type { Aspect } from './reviews.ts'

export const SHOP_EN: readonly { counts: number; aspect: Aspect }[] = [
  {
    counts: 0.15,
    aspect: {
      good: ['it arrived a day early', 'delivery was quick', 'it came well packed'],
      bad: [
        'delivery took forever',
        'the parcel arrived torn open',
        'it was left out in the rain by the courier',
      ],
    },
  },
  {
    counts: 0.6,
    aspect: {
      good: [
        'customer service answered within the hour',
        'they replaced a broken part without any fuss',
        'the people at the shop could not have been kinder',
      ],
      bad: [
        'customer service never wrote back',
        'they refused to take it back',
        'I am still waiting for my money',
      ],
    },
  },
  {
    counts: 0.5,
    aspect: {
      good: [
        'for this price you will not find anything better',
        'it is worth every penny',
        'it was not cheap, and I do not regret it',
      ],
      bad: [
        'it is far too expensive for what it is',
        'there are better ones for half of the price',
        'good value is something else',
      ],
    },
  },
]

export const VERDICT_EN: Aspect = {
  good: [
    'I would buy it again',
    'no regrets',
    'I can recommend it to anybody',
    'I have already ordered a second one',
    'I cannot find much to complain about',
    'my sister wants one now',
  ],
  bad: [
    'I would not buy it again',
    'it went back',
    'I cannot recommend it',
    'save your money',
    'I wanted to love it and could not',
    'good reviews like the others here are a mystery to me',
  ],
}

export const OPENINGS_EN: readonly string[] = [
  'bought it for my {person}',
  'I have had it for {time} now',
  'this replaced one that I had for years',
  'ordered after reading the reviews here',
  'a present from my {person}',
  'used nearly every day since {month}',
  'my second one from this brand',
  'first impression after {time}',
  'I was not sure at first',
  'my {person} talked me into it',
]
