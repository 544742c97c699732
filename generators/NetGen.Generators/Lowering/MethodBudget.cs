using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>How much a method may spell out: what keeps the JIT's optimiser on, and variables in registers.</summary>
internal static class MethodBudget
{
    /// <summary>Up to how many vector operations.</summary>
    public const int Operations = 400;

    /// <summary>How many inlined functions: with more, the JIT runs out of local variables that it can keep in registers.</summary>
    public const int Functions = 16;

    /// <summary>
    /// Kernels in order, as few methods as may spell them out; a kernel beyond the budget has a method to itself. A loop over steps, with kernels of its own, takes far longer than a call: no method has two.
    /// </summary>
    public static List<List<Kernel>> Split(IEnumerable<Kernel> kernels)
    {
        List<List<Kernel>> groups = [];
        int used = 0;
        int functions = 0;
        foreach (Kernel kernel in kernels)
        {
            used += kernel.UnrolledOperations;
            functions += kernel.InlinedFunctions;
            bool isSecondLoop = kernel is Recurrence && groups.Count > 0 && groups[groups.Count - 1].Any(earlier => earlier is Recurrence);
            if (groups.Count == 0 || used > Operations || functions > Functions || isSecondLoop)
            {
                groups.Add([]);
                used = kernel.UnrolledOperations;
                functions = kernel.InlinedFunctions;
            }

            groups[groups.Count - 1].Add(kernel);
        }

        return groups;
    }
}
