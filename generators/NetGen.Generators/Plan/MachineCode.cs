using System.Collections.Generic;
using System.Linq;

namespace NetGen.Generators.Plan;

/// <summary>
/// About how many bytes the JIT makes of emitted methods, from what their text spells out. Held against the JIT of .NET 10 on x64 with AVX-512, at 256 bits, for fourteen ways to predict and nine training
/// steps of dense, convolutional and recurrent networks (<c>jit</c> of the benchmarks): 0.80 to 1.42 of the real size, 0.96 in the middle, most for convolutions.
/// </summary>
internal static class MachineCode
{
    /// <summary>The member of the network's class that the calls are in: its checks, and where its memory is.</summary>
    private const int Member = 200;

    /// <summary>The frame of a method.</summary>
    private const int Method = 60;

    /// <summary>A multiply-add on its vectors, with the loops around it: three quarters of it are addresses.</summary>
    private const int Product = 21;

    /// <summary>The same where samples are in lanes, so that there are hardly any loops.</summary>
    private const int SampleOperation = 16;

    /// <summary>A vector that is loaded and stored.</summary>
    private const int Move = 9;

    /// <summary>A value of a row program, with what it reads.</summary>
    private const int LaneOperation = 28;

    /// <summary>An inlined function.</summary>
    private const int Function = 140;

    /// <summary>The bytes of a member that makes calls, and of all methods it calls.</summary>
    public static int Of(IEnumerable<CallPlan> calls) =>
        Member + calls
            .Select(call => call.Method)
            .GroupBy(method => method.Name, (_, same) => same.First())
            .Sum(method => Method + method.Kernels.Sum(Of));

    private static int Of(Kernel kernel) => kernel is Recurrence loop
        ? loop.Body.Sum(step => Of(step.Kernel))
        : (Operation(kernel) * kernel.UnrolledOperations) + (Function * kernel.InlinedFunctions);

    private static int Operation(Kernel kernel) => kernel switch
    {
        Contraction => Product,
        SampleProgram or SampleProducts => SampleOperation,
        Copy or Pad or Window or WindowGradient => Move,
        _ => LaneOperation,
    };
}
