using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>A test that publishes with NativeAOT; skipped where that cannot be, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NativeAotFactAttribute : FactAttribute
{
    public NativeAotFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "The script that publishes the sample is one for bash.";
        }
        else if (!IsOnPath("clang") && !IsOnPath("gcc"))
        {
            Skip = "NativeAOT links with clang or gcc, and neither is on the PATH.";
        }
        else if (RuntimeInformation.OSArchitecture == Architecture.X64 && !(Avx2.IsSupported && Fma.IsSupported))
        {
            Skip = "The sample is compiled for machines with AVX2 and FMA.";
        }
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
