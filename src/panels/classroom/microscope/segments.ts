/** What of the calculation is shown. */
export const SEGMENTS = ['forward', 'loss', 'backward', 'update', 'all'] as const
export type Segment = (typeof SEGMENTS)[number]
