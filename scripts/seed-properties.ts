import { configureGlobal } from 'fast-check'
import { SEED } from '../workers/fixtures/seed.ts'

configureGlobal({ seed: SEED })
