// Makes calls of a vendor's client as a test asks for them: one JSON object per line in, one out.
// Usage: node calls.mjs adobe|aws, with the client's settings as the first line.
import { createInterface } from 'node:readline'
import { createRequire } from 'node:module'
import { PassThrough } from 'node:stream'
import { join } from 'node:path'

const load = createRequire(join(process.env.PEERS_NODE, 'package.json'))

// Adobe's library wraps what it read; the answer itself is kept inside.
const plain = (value) => (Array.isArray(value) ? value.map(plain) : (value?._original ?? value ?? null))

const adobe = async ({ org, key, token, url }) => {
  const client = await load('@adobe/aio-lib-cloudmanager').init(org, key, token, url)
  return async (call, given) => {
    if (call !== 'getExecutionStepLog') return plain(await client[call](...given))
    const output = new PassThrough()
    const chunks = []
    output.on('data', (chunk) => chunks.push(chunk))
    await client[call](...given, output)
    return Buffer.concat(chunks).toString()
  }
}

const aws = async (settings) => {
  const sdk = load('@aws-sdk/client-imagebuilder')
  const client = new sdk.ImagebuilderClient(settings)
  const pages = async (name, [input, pageSize]) => {
    const found = []
    for await (const page of sdk[`paginate${name}`]({ client, pageSize }, input)) found.push(page)
    return found
  }
  return async (call, given) =>
    call === 'paginate' ? pages(given[0], given.slice(1)) : client.send(new sdk[`${call}Command`](...given))
}

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const next = async () => JSON.parse((await lines.next()).value ?? 'null')
const perform = await { adobe, aws }[process.argv[2]](await next())
for (let asked = await next(); asked !== null; asked = await next()) {
  const answer = await perform(asked.call, asked.given).then(
    (result) => ({ result }),
    (error) => ({ error: { name: error.name, code: error.code ?? null, message: error.message } }),
  )
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}
