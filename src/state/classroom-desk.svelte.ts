import type { DataClient } from '../services/data-client.ts'
import { ClassPacks } from './class-packs.svelte.ts'
import { ClassResults } from './class-results.svelte.ts'
import type { Classroom } from './classroom.svelte.ts'
import { ClassroomAids } from './classroom-aids.svelte.ts'
import type { ClassroomSetup } from './classroom-setup.svelte.ts'
import type { Dataset } from './dataset.svelte.ts'
import { Teaching } from './teaching.svelte.ts'

/** What lies around the network in a classroom: ways to follow it, exercises to hand out, results handed in. */
export class ClassroomDesk {
  readonly aids: ClassroomAids
  readonly teaching: Teaching
  readonly results: ClassResults
  readonly packs: ClassPacks

  constructor(classroom: Classroom, setup: ClassroomSetup, data: DataClient, dataset: Dataset) {
    this.aids = new ClassroomAids(classroom)
    this.teaching = new Teaching(classroom)
    this.packs = new ClassPacks(data, dataset, classroom, this.teaching, setup)
    this.results = new ClassResults(classroom, setup.lessons)
  }
}
