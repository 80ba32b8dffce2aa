// Sends through customerio-node's pipelines client: one event a request, then a batch. Arguments: address, write key.
import customerio from 'customerio-node'

const [, , host, writeKey] = process.argv
const client = new customerio.PipelinesClient(writeKey, { url: `${host}/v1`, timeout: 1000 })

const sent = []
const say = async (type, message) => {
  const whole = { ...message, messageId: `cio-${sent.length}` }
  sent.push({ ...whole, type })
  await client[type](whole)
}
await say('identify', { userId: 'p1', traits: { email: 'p1@example.com' } })
await say('track', { userId: 'p1', event: 'Order Completed', properties: { total: 12.5 } })
await say('page', { anonymousId: 'b1', name: 'Pricing', properties: { path: '/pricing' } })
await say('screen', { userId: 'p1', name: 'Home', properties: {} })
await say('group', { userId: 'p1', groupId: 'g1', traits: { name: 'Acme' } })
await say('alias', { userId: 'p1', previousId: 'b1' })
const batch = [1, 2, 3].map((number) => ({ type: 'track', userId: 'p2', event: 'Batch Sent', properties: { number }, messageId: `cio-batch-${number}` }))
sent.push(...batch)
await client.batch(batch)
console.log(JSON.stringify(sent))
