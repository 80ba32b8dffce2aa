#!/usr/bin/env python3
"""Writes labels.json, and faulty/*.yaml, from sound/*.yaml and the faults in faults/*.py.

    python3 make.py           writes them; faulty/ is for programs that lint files, and is not kept
    python3 make.py --check   says whether labels.json is what would be written
    python3 make.py held-out  the same for the journeys in held-out/, or in another folder beside it

Each file in faults/ holds the faults of the sound journey of the same name, as calls of fault(), and what that journey deserves
to hear all the same, as calls of deserved(). An edit is a pair (old text, new text), where the old text occurs exactly once, or
one of move(), drop() and twice(), which work on whole steps. Only the standard library is used.
"""
import difflib, json, pathlib, re, sys

HERE = pathlib.Path(__file__).resolve().parent
for folder in sys.argv[1:]:
    if not folder.startswith('--'):
        HERE /= folder

# For each kind: how grave it is, and words of which a finding to the point holds one.
KINDS = {
    'accessibility': ('warning', ['click here', 'link', 'image', 'picture', 'alt', 'descri', 'capital', 'says nothing', 'read aloud']),
    'contradiction': ('error', ['contradict', 'differ', 'other', 'never', 'free', 'says']),
    'crowding': ('warning', ['week', 'too much', 'too many', 'messages', 'remind', 'often', 'crowd', 'days']),
    'deadline-vs-wait': ('error', ['tomorrow', 'days', 'hours', 'promis', 'later', 'wait', 'late', 'after', 'yesterday']),
    'duplicate-step': ('warning', ['twice', 'same', 'duplicate', 'again', 'repeat']),
    'ends-at-purchase': ('error', ['use', 'recommend', 'end', 'after the purchase', 'sold', 'bought']),
    'fork-in-words': ('warning', ['choose', 'fork', 'several ways', 'either', 'road', 'branch', 'next step', 'one next']),
    'hype': ('warning', ['exclamation', 'capital', 'shout', 'hype', 'superlativ', 'read like the others', 'loud', 'tone']),
    'impossible-wait': ('error', ['never', 'no link', 'cannot', 'can be met', 'no event', 'nobody', 'link']),
    'jargon': ('warning', ['jargon', 'word', 'hard to read', 'explain', 'technical', 'term']),
    'kept-before-made': ('warning', ['promis', 'made', 'kept', 'earlier', 'before']),
    'language-mix': ('warning', ['language', 'English', 'German', 'Spanish', 'French', 'Italian', 'Portuguese', 'Dutch']),
    'link-dead': ('warning', ['http', 'encrypt', 'localhost', 'nobody outside', 'belongs to nobody', 'made-up', 'reach', 'leads', 'address', 'test', 'draft']),
    'link-misspelt-domain': ('warning', ['domain', 'address', 'spell', 'spelt', 'mean']),
    'link-same-words-other-page': ('warning', ['same words', 'other page', 'another', 'differ', 'elsewhere']),
    'many-calls-to-action': ('warning', ['address', 'ways to go', 'links', 'calls', 'choose', 'several', 'things to do', 'at once']),
    'merge-field-no-fallback': ('warning', ['value', 'fallback', 'not sent', 'stands in']),
    'merge-field-nobody-has': ('error', ['value', 'not sent', 'has no', 'nobody', 'yet']),
    'no-consent': ('warning', ['consent', 'agreed', 'marketing', 'service']),
    'no-consumption': ('warning', ['use', 'after the purchase', 'consum', 'bought']),
    'no-owner': ('warning', ['looks after', 'owner', 'nobody']),
    'offer-named-differently': ('warning', ['name', 'called', 'product', 'offer']),
    'other-product': ('warning', ['product', 'offer', 'something else', 'second']),
    'outdated': ('warning', ['past', 'date', 'over', 'year', '202\\d']),
    'owner-away': ('warning', ['away', 'holiday', 'nobody', 'closed', 'weeks']),
    'pain-not-addressed': ('warning', ['pain']),
    'person-change': ('warning', ['introduce', 'takes over', 'who', 'sign', 'new', 'name']),
    'placeholder': ('error', ['placeholder', 'left', 'filler', 'lorem', 'note', 'unfinished', 'TODO', 'XX']),
    'platform-change': ('warning', ['announce', 'somewhere else', 'phone', 'call', 'ring', 'platform', 'visit', 'post']),
    'price-differs': ('error', ['price', 'amount', 'euro', 'differ', '[$£€]', 'cost', 'per cent', '%']),
    'promise-declared-unkept': ('warning', ['promis', 'keeps']),
    'promise-in-words-unkept': ('warning', ['promis', 'says it will', 'will', 'kept']),
    'question-nobody-waits-for': ('warning', ['answer', 'repl', 'wait', 'ask', 'question']),
    'script-contradicts-mail': ('error', ['contradict', 'differ', 'other', 'script', 'says']),
    'sells-after-purchase': ('warning', ['bought', 'customer', 'sell', 'purchase', 'already', 'subscri', 'again']),
    'silence': ('warning', ['weeks', 'months', 'silence', 'hears nothing', 'long']),
    'survey-before-experience': ('warning', ['before', 'question', 'yet', 'after', 'survey', 'not had']),
    'swapped-order': ('warning', ['before', 'after', 'order', 'not yet', 'move', 'recommend', 'earlier', 'later']),
    'tone-bureaucratic': ('warning', ['read like the others', 'stiff', 'official', 'tone', 'way of writing', 'formal', 'hard to read', 'harder to read', 'sentences']),
    'tone-pushy': ('warning', ['rude', 'push', 'threat', 'tone', 'read like the others', 'press', 'kind', 'blame', 'guilt']),
    'tool-gap': ('warning', ['tool']),
    'two-tools': ('warning', ['tool']),
    'unobservable-step': ('hint', ['works', 'measure', 'observe', 'click', 'nothing here shows', 'report', 'nobody', 'event', 'where it comes from']),
    'unreachable-step': ('warning', ['reach', 'nobody', 'joins', 'way in', 'never']),
    'weekday-vs-wait': ('warning', ['tomorrow', 'day of the week', 'weekday', 'day']),
    'wrong-name': ('warning', ['name', 'sign', 'called']),
    'wrong-persona': ('warning', ['persona', 'ideal client', 'who', 'addressed', 'speaks to', 'reader']),
}
BOOK = {'other-product', 'two-tools'}


def steps_of(text):
    """The text before the steps, and the steps by their keys."""
    head, rest = text.split('\nsteps:\n', 1)
    parts = re.split(r'(?m)^(?=  - key: )', rest)
    if parts[0] == '':
        parts = parts[1:]
    return head, {re.match(r'  - key: (\S+)', p).group(1): p.rstrip('\n') + '\n' for p in parts}


def joined(head, steps):
    return head + '\nsteps:\n' + '\n'.join(steps.values())


def staged(step, stage):
    return re.sub(r'(?m)^    stage: .*$', '    stage: ' + stage, step, count=1) if stage else step


def move(key, before=None, after=None, stage=None):
    """A step stands somewhere else on the road."""
    def edit(text):
        head, steps = steps_of(text)
        moved, out = staged(steps.pop(key), stage), {}
        for k, v in steps.items():
            if k == before:
                out[key] = moved
            out[k] = v
            if k == after:
                out[key] = moved
        assert key in out, (key, before, after)
        return joined(head, out)
    return edit


def drop(*keys):
    """Steps that are gone."""
    def edit(text):
        head, steps = steps_of(text)
        for k in keys:
            del steps[k]
        return joined(head, steps)
    return edit


def twice(key, new, *edits, after=None):
    """A step that stands there a second time, under another key and with a few other words."""
    def edit(text):
        head, steps = steps_of(text)
        copy, out = apply(steps[key].replace('  - key: ' + key, '  - key: ' + new, 1), edits), {}
        for k, v in steps.items():
            out[k] = v
            if k == (after or key):
                out[new] = copy
        return joined(head, out)
    return edit


def within(key, *edits):
    """Edits inside one step, for texts that occur in several."""
    def edit(text):
        head, steps = steps_of(text)
        steps[key] = apply(steps[key], edits)
        return joined(head, steps)
    return edit


def apply(text, edits):
    for e in edits:
        if callable(e):
            text = e(text)
        else:
            old, new = e
            assert text.count(old) == 1, '%d times: %s' % (text.count(old), old[:200])
            text = text.replace(old, new)
    return text


def changes(sound, text):
    """What turns the lines of the one into those of the other: [line from nought, lines that go, lines that come]."""
    one, other = sound.split('\n'), text.split('\n')
    return [[i, j - i, other[k:l]] for tag, i, j, k, l in difflib.SequenceMatcher(None, one, other, False).get_opcodes() if tag != 'equal']


def main():
    labels, files = {'sound': {}, 'faulty': {}}, {}
    for path in sorted((HERE / 'faults').glob('*.py')):
        base = path.stem
        sound = (HERE / 'sound' / (base + '.yaml')).read_text(encoding='utf-8')
        heard = labels['sound'].setdefault('sound/%s.yaml' % base, {'deserved': []})['deserved']

        def deserved(place, code, why, about=None):
            heard.append({k: v for k, v in dict(place=place, code=code, about=about, why=why).items() if v})

        def fault(kind, variant, steps, edits, says, names=(), field='message.body', severity=None, decided=None, about=(), paths=()):
            name = 'faulty/%s.%s%s.yaml' % (base, kind, '.' + variant if variant else '')
            assert name not in files, name
            steps = steps.split() if isinstance(steps, str) else list(steps)
            try:
                text = apply(sound, edits)
            except (AssertionError, KeyError) as e:
                raise SystemExit('%s: %s' % (name, e))
            assert text != sound, name
            known = set(steps_of(sound)[1]) | set(steps_of(text)[1])
            assert all(s in known for s in steps), (name, steps)
            files[name] = text
            level, words = KINDS[kind]
            labels['faulty'][name] = dict(base='sound/%s.yaml' % base, kind=kind, steps=steps, field=field, says=says, severity=severity or level,
                decidedFrom=decided or ('book' if kind in BOOK else 'file'), names=list(names), about=words + list(about), paths=list(paths),
                changes=changes(sound, text))

        exec(compile(path.read_text(encoding='utf-8'), str(path), 'exec'), dict(fault=fault, deserved=deserved, move=move, drop=drop, twice=twice, within=within))
    files['labels.json'] = json.dumps(labels, indent=1, ensure_ascii=False) + '\n'
    path = HERE / 'labels.json'
    if '--check' in sys.argv:
        if not path.exists() or path.read_text(encoding='utf-8') != files['labels.json']:
            sys.exit('labels.json is not as it would be written.')
    else:
        folder = HERE / 'faulty'
        folder.mkdir(exist_ok=True)
        for old in folder.glob('*.yaml'):
            if 'faulty/' + old.name not in files:
                old.unlink()
        for name, text in files.items():
            (HERE / name).write_text(text, encoding='utf-8', newline='\n')
    count = {}
    for l in labels['faulty'].values():
        count[l['kind']] = count.get(l['kind'], 0) + 1
    print('%d sound, %d faulty, %d kinds; rarest: %s' % (len(labels['sound']), len(labels['faulty']), len(count),
        ', '.join('%s %d' % (k, count.get(k, 0)) for k in sorted(KINDS, key=lambda k: count.get(k, 0))[:20])))


if __name__ == '__main__':
    main()
