using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Numerics;

namespace NetGen.Benchmarks.Machine;

/// <summary>Keeps this process on one core, so that it is always the same caches that are measured.</summary>
internal static class PinnedCore
{
    /// <summary>Pins the process to the last core it may use: the first is where interrupts tend to go.</summary>
    /// <returns>The core's number, or <see langword="null"/> where the system does not allow it.</returns>
    public static int? TryPin()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
        {
            return null;
        }

        try
        {
            using Process process = Process.GetCurrentProcess();
            int core = BitOperations.Log2((ulong)process.ProcessorAffinity);
            process.ProcessorAffinity = (nint)(1UL << core);
            return core;
        }
        catch (Exception error) when (error is Win32Exception or NotSupportedException)
        {
            return null;
        }
    }
}
