import type { Aspect } from './reviews.ts'

/** Clauses begin with a small letter and have no stop: they are joined to sentences. */
export const OUTDOOR_EN: Record<string, readonly Aspect[]> = {
  backpack: [
    {
      good: [
        'it sits well even when it is full',
        'my shoulders did not hurt once',
        'the straps are soft and wide',
        'I forget that I am wearing it',
      ],
      bad: [
        'the straps cut into my shoulders',
        'after an hour my back hurts',
        'it looks great in the pictures and less so on my back',
        'it is not made for anybody taller than a child',
      ],
    },
    {
      good: [
        'a laptop, lunch and a jumper all fit in',
        'there is more room than you would think',
        'the pockets are where you need them',
      ],
      bad: [
        'my laptop does not really fit',
        'there is less room than the pictures promise',
        'half of the pockets are too small for anything',
      ],
    },
    {
      good: ['everything stayed dry in a downpour', 'not a drop got in', 'rain does not bother it'],
      bad: [
        'my books got wet in the first shower',
        'waterproof is the last word I would use',
        'it soaks up rain like a sponge',
      ],
    },
    {
      good: [
        'the zips still run like on the first day',
        'nothing has come apart after {time}',
        'the seams look as if they would last for years',
      ],
      bad: [
        'the zip broke after {time}',
        'the seams came apart after {time}',
        'a strap tore off, and not even a heavy load was to blame',
      ],
    },
  ],
  'rain jacket': [
    {
      good: [
        'I stayed dry through {time} of Irish rain',
        'water runs off as if by magic',
        'it has not let me down in any storm yet',
      ],
      bad: [
        'I was wet to the skin after ten minutes',
        'it leaks at the seams',
        'against a drizzle it helps, against rain it does not',
      ],
    },
    {
      good: [
        'the size is exactly right',
        'the sleeves are long enough for once',
        'there is room for a jumper without it looking like a tent',
      ],
      bad: [
        'it runs at least one size too small',
        'the sleeves end above my wrists',
        'it hangs on me like a sack',
      ],
    },
    {
      good: [
        'I do not sweat in it, not even uphill',
        'it breathes {very} well',
        'it is so light that I always have it with me',
      ],
      bad: [
        'you sweat in it like in a plastic bag',
        'it is stiff and rustles at every step',
        'breathable it is not',
      ],
    },
    {
      good: [
        'the hood stays on in the wind',
        'the pockets close properly',
        'after {time} it still looks new',
      ],
      bad: [
        'the hood slips over my eyes',
        'the zip jams every time',
        'the coating began to peel after {time}',
      ],
    },
  ],
  'bluetooth speaker': [
    {
      good: [
        'the sound is {very} clear',
        'so much bass from such a small thing',
        'voices do not sound tinny at all',
        'it fills the garden without effort',
      ],
      bad: [
        'the sound is {bit} dull',
        'turn it up and it distorts',
        'there is no bass to speak of',
        'my old radio sounded better, and it was not a good one',
      ],
    },
    {
      good: [
        'it plays a whole weekend on one charge',
        'I have hardly ever had to charge it',
        'the battery never left us without music',
      ],
      bad: [
        'the battery gives up after two hours',
        'the advertised battery life is a joke',
        'it has to be charged every single day',
      ],
    },
    {
      good: ['it connects at once', 'pairing was done in seconds', 'not one dropout so far'],
      bad: [
        'it loses the connection all the time',
        'pairing works at the third attempt if you are lucky',
        'every call ends in silence',
      ],
    },
    {
      good: [
        'it survived a fall down the stairs',
        'sand and water do not harm it',
        'it feels sturdy',
      ],
      bad: [
        'the cover of the charging port fell off after {time}',
        'one fall and that was the end of it',
        'it feels like a toy',
      ],
    },
  ],
}
