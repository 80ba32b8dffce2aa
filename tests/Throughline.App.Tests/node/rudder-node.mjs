// Sends through @rudderstack/rudder-sdk-node (gzip, labelled as a form); prints what it sent. Arguments: address, write key.
import RudderAnalytics from '@rudderstack/rudder-sdk-node'

const [, , dataPlaneUrl, writeKey] = process.argv
const analytics = new RudderAnalytics(writeKey, { dataPlaneUrl, flushAt: 6, flushInterval: 50, logLevel: 'none', retryCount: 5 })

const arrivals = []
const send = (kind, message) => arrivals.push(new Promise((done, failed) => {
  analytics[kind](message, (error, data) => {
    if (error) failed(error)
    else done(data)
  })
}))
const messageId = (kind, person) => `${kind}-${person}-of-rudder`
const sent = []
const say = (type, person, message) => {
  const whole = { ...message, messageId: messageId(type, person) }
  sent.push({ ...whole, type })
  send(type, whole)
}
for (let person = 0; person < 6; person++) {
  const userId = `person-${person}`
  say('identify', person, { userId, traits: { email: `${person}@example.com`, plan: 'café' } })
  say('track', person, { userId, event: 'Order Completed', properties: { total: 5, note: '✓' } })
  say('page', person, { userId, name: 'Pricing', properties: { path: '/pricing' } })
  say('screen', person, { userId, name: 'Home' })
  say('group', person, { userId, groupId: 'g1', traits: { name: 'Acme' } })
  say('alias', person, { userId, previousId: `browser-${person}` })
}
await analytics.flush()
await Promise.all(arrivals)
console.log(JSON.stringify(sent))
