/** One sentence for every technical word on screen. */
export const glossary = {
  epoch: 'One pass through all training rows.',
  loss: 'How wrong the predictions are on average; training makes it small.',
  seed: 'The number from which all chance in a run is drawn, so that it can be repeated.',
  learningRate: 'How far each step moves the weights: too small is slow, too large never settles.',
  batchSize: 'How many rows are looked at before the weights move once.',
  dropout:
    'The share of units switched off at random in each step, so that none is relied on alone.',
  l1: 'A price on the size of every weight, which pulls those that help little towards 0.',
  l2: 'A price on large weights, which keeps the network from learning by heart.',
  activation: 'The bend in each unit; without it all layers together would be one straight line.',
  optimizer: 'The rule that turns slopes of the loss into steps of the weights.',
  batchNorm:
    'Before the activation, each unit is shifted and scaled by its mean and spread within the batch; often steadier and faster to train.',
  lossChoice: 'How an error is judged while training, on the scale the target is learnt on.',
  targetScale:
    'The number to predict: learnt with mean 0 and spread 1, or in its own unit. Large numbers in their own unit make large errors, and so steep gradients.',
  lossOfChances: 'How a predicted chance is judged against the true answer while training.',
  weightDecay:
    'The share of each weight, times the learning rate, that is taken away in every step, apart from the slope of the loss.',
  nesterov: 'Looks at the slope where the momentum is about to lead, not where it stands.',
  schedule: 'How the learning rate changes from epoch to epoch.',
  factor: 'What the learning rate is multiplied by when it falls.',
  warmUp: 'Epochs in which the learning rate rises from nearly nothing to its full size.',
  clipping: 'Keeps a single step from going too far when the slope is very steep.',
  clippingByValue: 'Each number of the gradient is kept between minus and plus this.',
  clippingByNorm:
    'A gradient whose length, over all weights together, is more than this is shortened to it.',
  momentum: 'The share of the last step that is carried into the next.',
  rocAuc:
    'Of all pairs of a yes row and a no row, the share that is ranked the right way round; 0.5 is chance.',
  prAuc: 'The precision averaged over all cuts; its simplest answer is the share of yes rows.',
  logLoss: 'Punishes being sure and wrong; 0 would be perfect.',
  brier: 'The mean squared gap between predicted chance and what happened.',
  f1: 'One number between precision and recall; 0 to 1.',
  precision: 'Of the rows called yes, the share that are.',
  recall: 'Of the rows that are yes, the share that was found.',
  accuracy: 'The share of rows whose answer is right.',
  balancedAccuracy:
    'The share found of each answer, averaged, so that a rare answer counts as much as a common one; guessing gives 50% of two.',
  mcc: 'How closely answers and truth go together: 1 always, 0 as by chance, −1 never. Fair where one answer is rare.',
  macroF1: 'F1 of each answer, averaged, so that rare answers count as much as common ones.',
  rmse: 'The typical size of an error, in the answer’s own unit; large errors count more.',
  mae: 'The average size of an error, in the answer’s own unit.',
  r2: 'The share of the variation that is explained; 0 is the mean, 1 is perfect.',
  validation: 'Rows that choose the best moment of training but never move a weight.',
  oneHot: 'One input per level, 1 where the row has it.',
  numberShape:
    'Logarithm: sign × ln(1 + size), pulls a long tail together. Yeo-Johnson: a power, found from the training rows, that brings the numbers closest to a bell shape.',
  numberScale:
    'Brings all columns to about the same size. Robust goes by the median and the width of the middle half, which outliers do not move.',
  bins: 'One input per range of numbers, 1 where the row’s number falls into it.',
  encode:
    'One input per level tells them apart best. One number suits levels whose order means something. A fixed number of inputs holds any number of levels.',
  nGram:
    'n-gram: a run of n words, or characters, as they stand in the text. Runs of two keep “not good” together.',
  tfIdf:
    'Term frequency times inverse document frequency: a word counts more the oftener it stands in this text and the fewer training rows have it.',
  threshold: 'The chance from which on a row counts as a yes.',
}
