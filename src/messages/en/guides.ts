interface Guide {
  /** What the table is and what is hidden in it. */
  about: string
  /** What to try with it. */
  tryThis: string
  /** What to look for at each step. */
  steps: { data: string; prepare: string; train: string; evaluate: string; predict: string }
}

/** A guide through each sample; loaded when one is opened. */
export const guides = {
  churn: {
    about:
      'Eight thousand invented customers of a phone company; “churned” says who left within the next quarter. The reasons act together. A high fee drives away only those who use little, support calls only those without a long contract, and a discount holds new customers but not old ones. That is why a network sees more here than any rule about one column.',
    tryThis:
      'Train once as it is, then again without a hidden layer: the difference is what acting together is worth. In Predict, take a customer with a two-year contract and raise the support calls; then do the same with a monthly contract. About 0.83 is a good ROC AUC here. The rest is chance, which nobody can learn.',
    steps: {
      data: 'The id and the column that is the same in every row are left out. The answer bar of each column shows where more people left.',
      prepare:
        'Gaps in age and opened mails are filled with the median of the training rows. The plan and the contract become one input per level.',
      train:
        'The validation loss stops falling long before the training loss: from there on it learns by heart. The best epoch is the one that is kept.',
      evaluate:
        'Saying “stays” for everybody is right for 78 of 100. So look at the ROC AUC and at “Right and wrong”, not the accuracy alone.',
      predict:
        'Change one field at a time. The answer often moves only when a second one fits: low use with a high fee, say.',
    },
  },
  campaign: {
    about:
      'Twelve thousand contacts of a mail-order shop, and who bought after a letter. Only 7 of 100 did. One contact in five got no letter on purpose: the column “group” tells this control group, of whom 3 of 100 bought anyway. The letter works best on lapsing buyers of large baskets and on users of coupons. Those who were written to ten times or more are put off by it.',
    tryThis:
      'Sort a list by the predicted chance and look at the best tenth: more than a quarter of those who answer should be in it. Then ask the better question. Score the same people once as “mailed” and once as “control”: whoever has a high chance either way does not need the letter.',
    steps: {
      data: 'Note the rare answer, and “NA” as the mark for gaps. The id of the contact is left out.',
      prepare:
        'Money and counts have a few very large values. “Suggest steps” proposes a logarithm for some of them.',
      train: 'With so few answers the loss is small from the start. Watch whether it still falls.',
      evaluate:
        'Accuracy says nothing here: “nobody answers” is right for 93 of 100. Look at average precision beside its simplest answer, 0.07.',
      predict:
        'Change “group” from mailed to control. The difference is what the model estimates for people like this one, not what the letter does for this very person.',
    },
  },
  clicks: {
    about:
      'Eighteen thousand advertisements shown on websites within two weeks, and which of them were clicked: 4 of 100. An advertisement is clicked more where it suits the section of the page, near the top, and when it was seen once or twice before; from the third time on it tires. Evenings count on phones, lunch breaks on desktops, and a full page on a phone is often hit by mistake.',
    tryThis:
      'People come back in several rows, so the split keeps each “user” on one side: otherwise the test would know half of them already. Change the split to random rows and see what that does. Even with perfect knowledge nobody would get beyond a ROC AUC of 0.86; 0.75 is good, and a straight line reaches 0.68.',
    steps: {
      data: '160 publishers and 36 campaigns: many levels, some of them rare. The time of day is in “hour”, so “shown_at” is left out.',
      prepare:
        'The publishers share 64 inputs by a hash instead of one each. “user” decides the split and is not an input.',
      train:
        'A few hundred clicks are little to learn from. Dropout and a slight L2 penalty keep it from learning them by heart.',
      evaluate:
        'Look at average precision (simplest answer: 0.04) and at who comes first; what counts is the order, not a yes.',
      predict:
        'Set section and product so that they suit each other, then raise “seen_before”: the chance rises and falls again.',
    },
  },
  advertising: {
    about:
      'Two hundred and fifty weeks in eight regions: what was spent on five channels, in thousands, and what was sold. Each channel saturates, so the first thousand brings more than the tenth. Television and search together bring more than each alone, because people who saw the spot search for it. A season and holidays lie over all of it.',
    tryThis:
      'Remove the hidden layers: what is left is a straight line, which explains 91% of the variance. The network explains 98%. In Predict, raise one channel in steps of the same size and watch the gain become smaller.',
    steps: {
      data: 'Some weeks lack a spend: blank in one column, “n/a” in another. Both are read as gaps.',
      prepare:
        'Spending is skewed to the right, with a long tail. See what scaling does to it in “One training row, before and after”.',
      train:
        'The answer is a number, so the chart on the right shows predicted against actual sales. The cloud closes in on the line.',
      evaluate:
        'RMSE is in thousands, like the sales. The simplest answer is the mean of the training rows.',
      predict: 'Raise television at low search and at high search: the second brings more.',
    },
  },
  sales: {
    about:
      'Lemonade sold per day in four stores over three years. Each store has a week of its own: the station lives on working days, the beach on weekends, and the mall is closed on Sundays. Heat sells at the beach and hardly matters in the mall. Holidays, rain, the price and three kinds of promotion do the rest, and the week after a promotion is weak, because people have stocked up.',
    tryThis:
      'The model is trained on the past and tested on the last seven months, as it would be used. Change the split to random rows: the score rises a little, and it is a score that nobody will see in practice. A straight line explains 45% of the variance, because everything here multiplies; the network explains 89%.',
    steps: {
      data: 'A row is a day in a store. On days when a store is closed there is no row, and a few temperatures are missing.',
      prepare:
        'The rows are split by “date”: the oldest 60 of 100 train, the next 20 choose the best moment, the newest 20 test. The date itself is no input; weekday and month are.',
      train:
        'The validation rows are from another season than most training rows, so their loss moves more than you may be used to.',
      evaluate:
        'A mean error of about 16 bottles a day, against 48 for always saying the mean. See in “Predicted against actual” whether it is further off on days when much is sold.',
      predict:
        'Try “second at half price” on a weekday and on a Saturday, or 18 and 28 degrees at the beach and in the mall.',
    },
  },
  interest: {
    about:
      'Six thousand visitors of an outdoor shop and the product line they asked about: hiking, climbing, paddling or camping. Fear of heights, swimming, children and long walks pull them one way or another. They choose by chance, in favour of what attracts them most, as people do.',
    tryThis:
      'Seven right out of ten is good here, because the choice itself is a draw. Take out a column such as “fear_of_heights” and see which of the four suffers. Several columns say nothing at all, such as the car and the season; a model should not mind them.',
    steps: {
      data: 'Four answers of unequal size. “?” marks a gap in “fear_of_heights”.',
      prepare: 'The answer becomes four outputs, whose chances add up to one.',
      train: 'Watch the four classes part on the validation rows.',
      evaluate:
        'Which two are mixed up most often? “Right and wrong” says it; macro F1 counts each class the same.',
      predict: 'Let the visitor be 30, with friends, unafraid and well trained. Then add children.',
    },
  },
  reviewsEn: {
    about:
      'Four thousand reviews of six products, written in English by a small grammar, and whether the writer recommends the product. Praise and blame are mixed, and some praise is made of negations (“not nearly as loud as I feared”). What is wrong with the thing itself weighs more than a late parcel. One writer in three makes slips of the pen.',
    tryThis:
      'The text is cut into words and pairs of words, which share 1,024 inputs. Try single words only, or letters within words, which forgive slips: each reaches about 89 of 100, because what else decided stands in no word. The column “stars” is left out on purpose. Alone it does nearly as well as the whole text, but where the stars are known nobody needs a prediction.',
    steps: {
      data: 'The column “text” is free text: nearly every cell differs, and it is an input all the same. “stars” is set aside.',
      prepare:
        'Change the words to pairs, or add letters within words, which forgive slips. More inputs mean that fewer words share one.',
      train:
        'There are many inputs for few rows, so it learns by heart quickly. Dropout and stopping early help.',
      evaluate:
        'About 89 right out of 100, against 63 for always saying yes. Some reviews leave unsaid what decided.',
      predict:
        'Write a review of a speaker: “the sound is very clear, but it loses the connection all the time”. Then take away one half, then the other.',
    },
  },
  reviewsZh: {
    about:
      'Four thousand reviews of six products, written in Chinese by a small grammar, and whether the writer recommends the product. Chinese has no spaces between words; the browser itself finds where words begin. Praise and blame are mixed, and one writer in three types a wrong character or leaves out the stops.',
    tryThis:
      'Words and pairs of words share 1,024 inputs. Try single words only, or characters instead: each reaches about 89 of 100, because what else decided is not written down. The column of stars is left out on purpose. Alone it does nearly as well as the whole text, but where it is known nobody needs a prediction.',
    steps: {
      data: 'Names and values are Chinese, and the Chinese words for yes and no are read as such. The reviews are free text; the stars are set aside.',
      prepare: 'Change words to characters and compare: in Chinese both work well.',
      train:
        'There are many inputs for few rows, so it learns by heart quickly. Dropout and stopping early help.',
      evaluate: 'About 89 right out of 100, against 65 for always saying yes.',
      predict:
        'Write a review of your own, with praise, a “but” and blame, and turn the two around.',
    },
  },
  toy: {
    about:
      'Two numbers and two classes, few enough to draw. Toy sets like these have been used for decades to show what a network can do and a straight line cannot. There is no business behind them, and nothing to clean.',
    tryThis:
      'Take away the hidden layers, and only the crescents keep a fair score. Give a layer 2, 4 or 16 units and see how many it takes. The spirals want more units and more epochs than the others.',
    steps: {
      data: 'The two numbers, and the label to predict.',
      prepare: 'Both numbers are scaled; there is nothing else to do.',
      train: 'The loss may stay on a level for a while and then fall all of a sudden.',
      evaluate:
        'Nearly everything can be right here. Where the classes overlap, a few rows stay wrong.',
      predict: 'Move x and y and look for the place where the answer changes.',
    },
  },
} satisfies Record<string, Guide>

export type Guides = Record<keyof typeof guides, Guide>
