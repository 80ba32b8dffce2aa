// Sends through @segment/analytics-node; prints what it sent. Arguments: address, write key.
import { Analytics } from '@segment/analytics-node'

const [, , host, writeKey] = process.argv
const analytics = new Analytics({ host, writeKey, flushAt: 8, flushInterval: 100, httpRequestTimeout: 1000 })
const lost = []
analytics.on('error', (error) => lost.push(String(error.reason ?? error)))

const sent = []
const keep = (error, context) => sent.push(context.event)
for (let person = 0; person < 8; person++) {
  const userId = `person-${person}`
  const anonymousId = `browser-${person}`
  analytics.identify({ userId, traits: { email: `${person}@example.com`, firstName: 'Žofie', age: 30 + person } }, keep)
  analytics.track({ userId, event: 'Order Completed', properties: { total: 19.99, items: ['a', 'b'], nested: { deep: [1, null, true] } } }, keep)
  analytics.track({ anonymousId, event: 'Form Submitted', properties: {}, timestamp: new Date(Date.now() - 60_000) }, keep)
  analytics.page({ anonymousId, name: 'Pricing', category: 'Shop', properties: { url: 'https://example.com/ürün' } }, keep)
  analytics.screen({ userId, name: 'Home' }, keep)
  analytics.group({ userId, groupId: `company-${person}`, traits: { name: 'Acme' } }, keep)
  analytics.alias({ userId, previousId: anonymousId }, keep)
}
await analytics.closeAndFlush({ timeout: 60_000 })
if (lost.length > 0) throw new Error(`The client gave up: ${lost.join('; ')}`)
console.log(JSON.stringify(sent))
