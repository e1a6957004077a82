/** What a tag says beyond its words; `positive` and `negative` are the two classes. */
export type TagKind = 'neutral' | 'ok' | 'warning' | 'danger' | 'positive' | 'negative'
