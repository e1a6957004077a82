import { plural } from '../plural.ts'
import { quote } from '../quote.ts'

/** What was deleted lately: projects, models. */
export const trash = {
  title: 'Recently deleted',
  projectsHow: 'Projects stay here for 30 days and take up space until then.',
  modelsHow: 'Models stay here for 30 days and take up space until then.',
  shown: (count: string) => `${count} deleted shown`,
  size: 'Size',
  timeLeft: 'Time left',
  daysLeft: (days: string) => `${plural(days, 'day')} left`,
  actions: 'Actions',
  restore: 'Restore',
  restoreOf: (name: string) => `Restore ${name}`,
  erase: 'Erase for good',
  eraseOf: (name: string) => `Erase ${name} for good`,
  eraseTitle: (name: string) => `Erase ${quote(name)} for good?`,
  projectsErase: 'Its choices, runs, models and rows are gone at once and cannot be brought back.',
  modelsErase: 'The model is gone at once and cannot be brought back.',
}
