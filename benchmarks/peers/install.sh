#!/usr/bin/env bash
# Installs the peers that `compare --peers` measures beside generated networks: PyTorch from Debian's packages, and ONNX
# Runtime's shared library, which comes inside an npm package, into a folder beside this script that git ignores.
# Needs apt-get (as root or with sudo), npm and Linux on x64 or arm64. Another run brings nothing new and does no harm.
set -euo pipefail

ort_package=onnxruntime-node@1.30.0

here=$(cd "$(dirname "$0")" && pwd)
as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

# Debian's PyTorch calls whichever BLAS the system has; with the reference one it would be many times slower than it can be.
as_root apt-get install --yes python3-torch libopenblas0-serial

case $(uname -m) in
    x86_64) architecture=x64 ;;
    aarch64) architecture=arm64 ;;
    *) echo "No ONNX Runtime for $(uname -m) in $ort_package." >&2; exit 1 ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent "$ort_package" && tar -xzf onnxruntime-node-*.tgz)
mkdir -p "$here/onnxruntime"
cp "$work"/package/bin/napi-v*/linux/"$architecture"/libonnxruntime.so.1 "$here/onnxruntime/libonnxruntime.so"
echo "Installed: PyTorch, OpenBLAS, $here/onnxruntime/libonnxruntime.so"
