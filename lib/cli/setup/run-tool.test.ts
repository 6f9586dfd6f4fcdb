import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { runTool } from './run-tool.mjs'

const home = resolve('.')

test('a program that ends well', async () => {
  expect(await runTool(process.execPath, ['-e', 'console.log(1)'], { home })).toEqual({ ok: true })
})

test('a program that fails gives back all that it printed', async () => {
  const script = 'console.log("out"); console.error("err"); process.exitCode = 7'
  const run = await runTool(process.execPath, ['-e', script], { home })
  expect(run).toMatchObject({ ok: false, message: '', status: 2 })
  expect(run.ok ? '' : run.output.split('\n').sort()).toEqual(['', 'err', 'out'])
})

test('a program that is not there is named', async () => {
  const run = await runTool('no-such-program', [], { home })
  expect(run.ok ? '' : run.message).toMatch('cannot run no-such-program')
})

test('a variable that is taken away is not inherited', async () => {
  process.env.TAPEDECK_TEST = 'inherited'
  const script = 'process.exitCode = process.env.TAPEDECK_TEST === undefined ? 0 : 1'
  const run = await runTool(process.execPath, ['-e', script], { home, env: { TAPEDECK_TEST: undefined } })
  delete process.env.TAPEDECK_TEST
  expect(run.ok).toBe(true)
})
