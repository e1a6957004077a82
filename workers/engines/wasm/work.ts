/** What is left to do of something that takes long, to be gone on with when messages have been looked at. */
export type Work = Generator<undefined, void> | undefined
