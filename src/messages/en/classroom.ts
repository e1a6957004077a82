export const classroom = {
  short: 'Classroom',
  title: 'Watch a network learn',
  lead: (rows: string, weights: string) =>
    `${rows} rows, and a network of ${weights} weights. Nothing is hidden: every number you see is the one it learns with.`,
  play: 'Play',
  pause: 'Pause',
  stepEpoch: 'One epoch',
  stepBatch: 'One minibatch',
  restart: 'Start again',
  opening: 'Setting up …',
  refused: 'This could not be set up.',
  /** Leads to a part of the page. */
  nav: 'Parts of the classroom',
  controls: 'Playing and stepping',
  parts: {
    bench: 'Network',
    health: 'Health',
    settings: 'Settings',
    time: 'Time machine',
    microscope: 'Microscope',
    layers: 'Gradients',
    lessons: 'Lessons',
    desk: 'Teaching',
  },
  healthOf: (count: string) => `Health: ${count}`,
}
