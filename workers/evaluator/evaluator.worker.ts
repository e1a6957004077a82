import '../seal.ts'
import { expose } from 'comlink'
import { EvaluatorService } from './evaluator-service.ts'

expose(new EvaluatorService())
