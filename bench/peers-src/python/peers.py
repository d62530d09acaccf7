"""The Python peers, by the protocol of bench/bench.h: rows and a blank line when ready, then a round of rows and a
blank line for each line of standard input. CPU time. The texts are cut to a few MB: the peers are slow.

usage: peers.py names FOLDED.txt LABEL=FOLDED-NAMES.txt...
       peers.py sketches TEXTS.tsv
"""
import os
import sys
import time

os.environ['OMP_NUM_THREADS'] = os.environ['OPENBLAS_NUM_THREADS'] = '1'


def row(name, value):
    print(f'{name}\t{value:.6f}')


def rate(name, size, work):
    start = time.process_time()
    work()
    row(name, 1e-6 * size / (time.process_time() - start))


def absent(name, error):
    print(f'{name}\t-\t{str(error).splitlines()[0]}')


def rounds(work):
    print(flush=True)
    for _ in sys.stdin:
        work()
        print(flush=True)


def names(text, lists):
    """Leftmost-longest over folded text, in the way of aho-corasick and daachorse."""
    try:
        import ahocorasick
    except ImportError as error:
        return absent('pyahocorasick.names', error)
    with open(text, encoding='utf-8') as f:
        haystack = f.read(4 << 20)
    size = len(haystack.encode())
    automata = []
    for item in lists:
        label, path = item.split('=', 1)
        start = time.process_time()
        automaton = ahocorasick.Automaton()
        with open(path, encoding='utf-8') as f:
            for i, line in enumerate(f):
                if line.strip():
                    automaton.add_word(line.rstrip('\n'), i)
        automaton.make_automaton()
        row(f'pyahocorasick.build.{label}', time.process_time() - start)
        automata.append((label, automaton))

    def work():
        for label, automaton in automata:
            rate(f'pyahocorasick.{label}', size, lambda a=automaton: sum(1 for _ in a.iter_long(haystack)))
    rounds(work)


def shingles(text, n=5):
    """The word 5-grams of a text."""
    words = text.split()
    return [' '.join(words[i:i + n]) for i in range(max(1, len(words) - n + 1))]


def sketches(path):
    """128 permutations of word 5-grams, as each library is meant to be called in bulk: with the time to make the
    shingles in Python (sketch), and with shingles that are there (kernel)."""
    texts, size = [], 0
    with open(path, encoding='utf-8') as f:
        for line in f:
            texts.append(line.rstrip('\n').rpartition('\t')[2])
            size += len(texts[-1].encode())
            if size > 3e6:
                break
    try:
        from datasketch import MinHash
    except ImportError as error:
        absent('datasketch.sketch', error)
        MinHash = None
    try:
        from rensa import RMinHash
    except ImportError as error:
        absent('rensa.sketch', error)
        RMinHash = None

    def with_datasketch(tokens):
        for t in tokens:
            MinHash(num_perm=128).update_batch(t)

    def with_rensa(tokens):
        RMinHash.digest_matrix_from_token_sets(tokens, 128, 42)

    def work():
        tokens = [shingles(t) for t in texts]
        encoded = [[s.encode() for s in t] for t in tokens]
        if MinHash:
            rate('datasketch.sketch', size, lambda: with_datasketch([s.encode() for s in shingles(t)] for t in texts))
            rate('datasketch.kernel', size, lambda: with_datasketch(encoded))
        if RMinHash:
            rate('rensa.sketch', size, lambda: with_rensa([shingles(t) for t in texts]))
            rate('rensa.kernel', size, lambda: with_rensa(tokens))
    rounds(work)


if len(sys.argv) > 2 and sys.argv[1] == 'names':
    names(sys.argv[2], sys.argv[3:])
elif len(sys.argv) > 2 and sys.argv[1] == 'sketches':
    sketches(sys.argv[2])
else:
    sys.exit(__doc__)
