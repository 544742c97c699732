using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NetGen.Benchmarks.Jit;

/// <summary>An emitted method as the JIT's own list (<c>DOTNET_JitDisasmSummary</c>) tells of it.</summary>
/// <param name="Name">With its parameters' types.</param>
/// <param name="Tier">How it was compiled: <c>FullOpts</c>, <c>Tier0</c> and so on.</param>
/// <param name="IntermediateBytes">The size of its IL.</param>
/// <param name="MachineBytes">The size of its machine code.</param>
internal sealed partial record CompiledMethod(string Name, string Tier, int IntermediateBytes, int MachineBytes)
{
    /// <summary>The methods of one network, those of its class and those of its kernels.</summary>
    /// <param name="lines">The list.</param>
    /// <param name="network">The network's class.</param>
    public static IEnumerable<CompiledMethod> Of(IEnumerable<string> lines, Type network)
    {
        string kernels = $"<{network.FullName!.Replace('.', '_')}_g>";
        foreach (string line in lines)
        {
            Match match = Line().Match(line);
            string type = match.Groups["type"].Value;
            if (type == network.FullName || type.Contains(kernels, StringComparison.Ordinal))
            {
                yield return new CompiledMethod(match.Groups["method"].Value, match.Groups["tier"].Value, Number("il"), Number("code"));
            }

            int Number(string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
        }
    }

    [GeneratedRegex(@"JIT compiled (?<type>[^:]*):(?<method>.*) \[(?<tier>[^,\]]*).*, IL size=(?<il>\d+), code size=(?<code>\d+)\]")]
    private static partial Regex Line();
}
