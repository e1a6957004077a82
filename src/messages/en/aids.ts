export const aids = {
  title: 'See and hear it',
  how: 'What happens, in a sentence: read out at most every five seconds, and after each step.',
  /** As in "Epoch 12, validation loss 0.31, down 3%." */
  atEpoch: (epoch: string, loss: string, change?: string) =>
    `Epoch ${epoch}, validation loss ${loss}${change === undefined ? '' : `, ${change}`}.`,
  atBatch: (epoch: string, batch: string, loss: string, change?: string) =>
    `Epoch ${epoch}, minibatch ${batch}, validation loss ${loss}${change === undefined ? '' : `, ${change}`}.`,
  beginning: (loss: string) => `Before the first step, validation loss ${loss}.`,
  down: (percent: string) => `down ${percent}`,
  up: (percent: string) => `up ${percent}`,
  same: 'unchanged',
  projector: 'For a projector',
  projectorHelp: 'Larger type, stronger lines, full contrast.',
  sounds: 'Hear the loss',
  soundsHelp: 'One tone per picture: the lower the tone, the lower the validation loss.',
  mute: 'This browser gives no sound to the page.',
}
