/** Custom properties of the colours of classes, in their order. */
const CLASS_TONES = ['positive', 'negative', 'class-3', 'class-4', 'class-5'] as const

/** Classes with a colour of their own: the next one begins anew, and is told from the first by something else. */
export const TONES = CLASS_TONES.length

type ClassTone = (typeof CLASS_TONES)[number]

/** @param index of the class; @returns the name of a custom property, without its dashes */
export function classTone(index: number): ClassTone {
  return CLASS_TONES[index % TONES] ?? 'positive'
}
