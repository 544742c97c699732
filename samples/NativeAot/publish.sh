#!/usr/bin/env bash
# Compiles this sample twice - for the JIT, and ahead of time to a native program - runs both, and compares the bits of
# what they learn, save and predict. Ends with size and start-up time. Exit code 0: no warning, same bits.
#
# usage: publish.sh [DIRECTORY]     everything is built under DIRECTORY; by default artifacts/native-aot of the repository
set -euo pipefail

sample=$(cd "$(dirname "$0")" && pwd)
mkdir -p "${1:-$sample/../../artifacts/native-aot}"
out=$(cd "${1:-$sample/../../artifacts/native-aot}" && pwd)
dotnet=${DOTNET_HOST_PATH:-dotnet}
export LC_ALL=C DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
penguin=(39.1 18.7 181 3750)

fail() {
    echo "publish.sh: $1" >&2
    exit "${2:-1}"
}

command -v clang >/dev/null || command -v gcc >/dev/null ||
    fail "NativeAOT links with clang or gcc, and neither is on the PATH. Debian: apt-get install gcc libc6-dev zlib1g-dev" 2

# Builds into a place of its own; a compiler server would hold on to the output after the end.
run_dotnet() {
    "$dotnet" "$1" "$sample" -c Release -nologo --artifacts-path "$out" -p:UseSharedCompilation=false "${@:2}" 2>&1 | tee "$out/$1.log"
}

runtime=$("$dotnet" msbuild "$sample/NativeAot.csproj" -getProperty:NETCoreSdkPortableRuntimeIdentifier)
run_dotnet build
run_dotnet publish -r "$runtime"
jit=$out/bin/NativeAot/release
native=$out/publish/NativeAot/release_$runtime
[ -x "$native/NativeAot" ] || fail "no native program at $native/NativeAot"
! grep -iE 'warning( [A-Z]+[0-9]+)? ?:' "$out/build.log" "$out/publish.log" || fail "the compilers warn"

"$dotnet" "$jit/NativeAot.dll" >"$out/jit.txt" 2>"$out/jit.err" || fail "the program failed under the JIT: $(cat "$out/jit.err")"
"$native/NativeAot" >"$out/native.txt" 2>"$out/native.err" || fail "the native program failed: $(cat "$out/native.err")"
"$dotnet" "$jit/NativeAot.dll" predict "$native/penguins.safetensors" "${penguin[@]}" >>"$out/jit.txt"
"$native/NativeAot" predict "$jit/penguins.safetensors" "${penguin[@]}" >>"$out/native.txt"
echo
cat "$out/native.txt" "$out/jit.err" "$out/native.err"
diff "$out/jit.txt" "$out/native.txt" || fail "the native program (right) prints other results than the JIT (left)"
cmp "$jit/penguins.safetensors" "$native/penguins.safetensors" || fail "the saved networks differ"
echo "same bits: parameters, predictions and the saved file"
echo "size: $(wc -c <"$native/NativeAot") bytes"

# Wall time of whole processes that load the network and predict once.
median_ms() {
    local runs=$1 start times=""
    shift
    for ((i = 0; i < runs; i++)); do
        start=${EPOCHREALTIME/./}
        "$@" predict "$native/penguins.safetensors" "${penguin[@]}" >/dev/null
        times+="$((${EPOCHREALTIME/./} - start))"$'\n'
    done
    sort -n <<<"${times%$'\n'}" | awk '{ t[NR] = $1 } END { printf "%.1f ms, best %.1f", t[int((NR + 1) / 2)] / 1000, t[1] / 1000 }'
}

if [ -n "${EPOCHREALTIME:-}" ]; then
    echo "start, load, predict once, end: native median $(median_ms 31 "$native/NativeAot"); JIT median $(median_ms 5 "$dotnet" "$jit/NativeAot.dll")"
else
    echo "start-up was not measured: that needs bash 5"
fi
