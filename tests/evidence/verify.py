"""Checks an evidence bundle with nothing but Python's own library, written apart from the program that makes them.

    python3 verify.py FILE.zip

Prints what holds and what does not; ends with 1 where anything does not.
"""

import gzip
import hashlib
import io
import json
import sys
import zipfile

# Ed25519 after RFC 8032, section 5.1.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
BASE_Y = 4 * pow(5, -1, P) % P


def recover_x(y, odd):
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and odd):
        raise ValueError("no point of the curve")
    return P - x if x % 2 != odd else x


def point(data):
    number = int.from_bytes(data, "little")
    y = number & (2**255 - 1)
    if y >= P:
        raise ValueError("no point of the curve")
    x = recover_x(y, number >> 255)
    return x, y, 1, x * y % P


def add(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = f - e, h - g, h + g, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, p):
    out = (0, 1, 1, 0)
    while n:
        if n & 1:
            out = add(out, p)
        p, n = add(p, p), n >> 1
    return out


def is_signed(message, public, signature):
    try:
        base_x = recover_x(BASE_Y, 0)
        base = (base_x, BASE_Y, 1, base_x * BASE_Y % P)
        key, r, s = point(public), point(signature[:32]), int.from_bytes(signature[32:], "little")
        if len(signature) != 64 or s >= ORDER:
            return False
        h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
        left, right = times(s, base), add(r, times(h, key))
        return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0
    except ValueError:
        return False


def fact_leaf(fact):
    """What the fields of a fact, shown or masked, lead to."""
    leaves = []
    for field in fact["fields"]:
        if "hash" in field:
            if "salt" in fact or "salt" in field or "value" in field:
                raise ValueError("a masked field gives itself away")
            leaves.append(bytes.fromhex(field["hash"]))
            continue
        name = field["name"].encode()
        if "salt" in fact:
            salt = hashlib.sha256(b"\2" + bytes.fromhex(fact["salt"]) + name).digest()
        else:
            salt = bytes.fromhex(field["salt"])
        leaves.append(hashlib.sha256(b"\0" + salt + name + b"\0" + field["value"].encode()).digest())
    return tree_root(leaves)


def tree_root(leaves):
    """RFC 9162, section 2.1.1, over hashed leaves."""
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\1" + tree_root(leaves[:split]) + tree_root(leaves[split:])).digest()


def attested(files, head, wrong):
    """The signed statement of the edition, and the keys that signed for each other."""
    said = json.loads(files["data/attestation.json"])
    signed = lambda text, key, signature: is_signed(text.encode(), bytes.fromhex(key), bytes.fromhex(signature))
    if not signed(said["statement"], said["public_key"], said["signature"]) or json.loads(said["statement"]) != head:
        wrong.append("the statement of the edition does not hold")
    keys = said["keys"]
    for old, new in zip(keys, keys[1:]):
        change = f"Lexgap changes its key from {old['public_key']} to {new['public_key']} on {new['since']}"
        if not signed(change, old["public_key"], new["signature"]):
            wrong.append(f"the key {new['public_key']} is not signed for")
    bundle_key = json.loads(files["signature.json"])["public_key"]
    if "signature" in keys[0] or keys[-1]["public_key"] != bundle_key or said["public_key"] not in [k["public_key"] for k in keys]:
        wrong.append("the list of keys is not the one of this bundle")
    stamp = files.get("data/attestation.tsr")
    if stamp is None:
        print("not checked: when the edition existed; nobody stamped its time")
    elif hashlib.sha256(said["statement"].encode()).digest() not in stamp:
        wrong.append("the time stamp is over something else")
    else:
        print("not checked: the signature of the time stamp; `openssl ts -verify` does that")


def root_of(entry, index, size, path):
    """RFC 9162, section 2.1.3.2; None where the proof has the wrong length."""
    if index >= size:
        return None
    node = hashlib.sha256(b"\0" + entry).digest()
    last = size - 1
    for step in path:
        if last == 0:
            return None
        neighbour = bytes.fromhex(step)
        if index % 2 or index == last:
            node = hashlib.sha256(b"\1" + neighbour + node).digest()
            while index % 2 == 0 and index:
                index, last = index // 2, last // 2
        else:
            node = hashlib.sha256(b"\1" + node + neighbour).digest()
        index, last = index // 2, last // 2
    return node.hex() if last == 0 else None


def bodies(warc):
    """SHA-256 of every body in a WARC file."""
    data, found = io.BytesIO(gzip.decompress(warc)), set()
    while line := data.readline():
        if not line.startswith(b"WARC/"):
            raise ValueError("no WARC record")
        headers = {}
        while (line := data.readline().strip()):
            name, _, value = line.partition(b":")
            headers[name.lower()] = value.strip()
        block = data.read(int(headers[b"content-length"]))
        if data.read(4) != b"\r\n\r\n":
            raise ValueError("a record does not end")
        kind = headers[b"warc-type"]
        if kind == b"response":
            block = block.partition(b"\r\n\r\n")[2]
        if kind in (b"response", b"resource"):
            found.add(hashlib.sha256(block).hexdigest())
    return found


def check(path):
    wrong = []
    archive = zipfile.ZipFile(path)
    names = archive.namelist()
    folder = names[0].split("/")[0] + "/"
    if len(set(names)) != len(names) or not all(n.startswith(folder) for n in names):
        wrong.append("files twice, or outside of the bag")
    files = {n[len(folder):]: archive.read(n) for n in names}
    for algorithm in ("sha256", "sha512"):
        for manifest, payload in ((f"manifest-{algorithm}.txt", True), (f"tagmanifest-{algorithm}.txt", False)):
            listed = dict(reversed(line.split("  ", 1)) for line in files[manifest].decode().splitlines())
            for name, digest in listed.items():
                if name not in files or hashlib.new(algorithm, files[name]).hexdigest() != digest:
                    wrong.append(f"{name} is not what {manifest} says")
            for name in files:
                if name.startswith("data/") == payload and name not in listed and not name.startswith("tagmanifest-"):
                    wrong.append(f"{name} is not in {manifest}")
    signed = json.loads(files["signature.json"])
    if not is_signed(files["manifest-sha256.txt"], bytes.fromhex(signed["public_key"]), bytes.fromhex(signed["signature"])):
        wrong.append("the signature does not hold")
    stated = json.loads(files["data/edition.json"])
    head, lines = stated["edition"], files["data/facts.jsonl"].decode().splitlines()
    if len(lines) != stated["facts"]:
        wrong.append("facts are missing or too many")
    for number, line in enumerate(lines, 1):
        fact = json.loads(line)
        if root_of(fact_leaf(fact), fact["index"], head["facts"], fact["path"]) != head["merkle_root"]:
            wrong.append(f"fact {number} is not part of the edition")
    attested(files, head, wrong)
    masked = sum(any("hash" in field for field in json.loads(line)["fields"]) for line in lines)
    if masked != stated["left_out"]["facts_masked"]:
        wrong.append("more or fewer facts are masked than the bundle says")
    if stated["left_out"] != {"facts": {}, "facts_masked": 0, "fields": [], "derived": 0, "originals": 0}:
        print(f"left out by whoever made it: {json.dumps(stated['left_out'])}")
    for sha256 in set(stated["originals"]) - bodies(files["data/originals.warc.gz"]):
        wrong.append(f"the original {sha256} is missing")
    print(f"{len(files)} files, {len(lines)} facts, {len(stated['originals'])} originals, edition {head['number']}")
    return wrong


if __name__ == "__main__":
    try:
        problems = check(sys.argv[1])
    except Exception as error:  # Whatever breaks the reading is a bundle that does not hold.
        problems = [f"cannot be read: {error!r}"]
    for problem in problems[:20]:
        print(f"FAILS: {problem}")
    print("does not hold" if problems else "holds")
    sys.exit(1 if problems else 0)
