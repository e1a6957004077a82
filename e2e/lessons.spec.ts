import { COURSE, lessonAfter } from '../src/domain/lessons/course/course.ts'
import type { Lesson, LessonTask } from '../src/domain/lessons/lesson.ts'
import type { App } from './support/app.ts'
import { expect, test } from './support/test.ts'

/** What the shortest lesson's id is: it trains nothing. */
const QUICK = 'forward-pass'

for (const lesson of COURSE) {
  // Each is played in the long run, one always.
  test(
    `the lesson ${lesson.id} can be played to its end`,
    { tag: lesson.id === QUICK ? [] : ['@long'] },
    async ({ app, page }) => {
      await page.goto('./#classroom')
      const { lessons } = app.m
      const list = app.pane(lessons.title)
      await list.getByRole('button', { name: new RegExp(`^${lesson.title.en}`) }).click()
      await expect(app.pane(lesson.title.en)).toBeVisible()
      for (const [place, { title, tasks }] of lesson.steps.entries()) {
        await expect(app.main.getByRole('heading', { name: title.en, exact: true })).toBeVisible()
        for (const task of tasks) await solve(app, lesson, task)
        await app.button(place < lesson.steps.length - 1 ? lessons.next : lessons.finish).click()
      }
      const end = app.pane(lessons.finishedTitle(lesson.title.en))
      await expect(end).toContainText(lessonAfter(lesson.id, [lesson.id])?.title.en ?? '')
      await expect(end.getByRole('button', { name: lessons.beginNext, exact: true })).toBeVisible()
      await expect(app.pane(lessons.title)).toContainText(lessons.progress('1', '11'))
      await page.reload()
      await expect(app.pane(lessons.title)).toContainText(lessons.progress('1', '11'))
    },
  )
}

/** Types, chooses, or lets the lesson show what it asks for; it is ticked by the lesson itself. */
async function solve(app: App, lesson: Lesson, task: LessonTask): Promise<void> {
  const { lessons } = app.m
  const item = app.pane(lesson.title.en).getByRole('listitem').filter({ hasText: task.text.en })
  const open = item.getByText(lessons.taskOpen)
  if (task.kind === 'choice') {
    const right = task.options.find(({ isRight }) => isRight)
    await item.getByRole('button', { name: right?.text.en ?? '', exact: true }).click()
    await expect(item).toContainText(right?.why.en ?? '')
  } else if (task.kind === 'number') {
    await item.getByLabel(lessons.number).fill('1234')
    await item.getByRole('button', { name: lessons.check, exact: true }).click()
    await expect(item).toContainText(lessons.wrongNumber)
    await item.getByRole('button', { name: lessons.showNumber, exact: true }).click()
    await expect(item).toContainText(task.way.en)
    // A way ends with its result.
    const result = task.way.en.match(/[−-]?\d+(?:\.\d+)?/g)?.at(-1) ?? ''
    await item.getByLabel(lessons.number).fill(result)
    await item.getByRole('button', { name: lessons.check, exact: true }).click()
  } else if (task.solution.length > 0) {
    await item.getByRole('button', { name: lessons.show, exact: true }).click()
  }
  await expect(open).toHaveCount(0, { timeout: 60_000 })
  await expect(item.getByText(lessons.taskDone)).toHaveCount(1)
}
