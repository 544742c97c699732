using System.Collections.Generic;
using System.Linq;

namespace NetGen.Generators.Expressions;

/// <summary>
/// Takes out of formulas the functions that occur in them more than once: an activation and its derivative are mostly made of the
/// same exponential, and the JIT does not find that out.
/// </summary>
internal static class SharedFunctions
{
    /// <summary>The formulas with operands in place of shared functions, and what these stand for, in an order in which each can be computed.</summary>
    /// <param name="formulas">The formulas.</param>
    /// <returns>The shared functions with their names, and the formulas over them.</returns>
    public static (IReadOnlyList<(string Name, Expression Value)> Shared, IReadOnlyList<Expression> Formulas) Extract(params Expression[] formulas)
    {
        List<(string Name, Expression Value)> shared = [];
        IReadOnlyList<Expression> rest = formulas;
        while (Smallest(rest) is { } function)
        {
            Operand name = new(NameOf(function, shared.Count(known => known.Name.StartsWith(NameOf(function, 0), System.StringComparison.Ordinal))));
            shared.Add((name.Name, function));
            rest = rest.Select(formula => formula.Replace(function, name)).ToList();
        }

        return (shared, rest);
    }

    /// <summary>A function that occurs twice and has none of that kind inside: what it is made of is there before it.</summary>
    private static Unary? Smallest(IReadOnlyList<Expression> formulas) => formulas
        .SelectMany(Functions)
        .GroupBy(function => function)
        .Where(group => group.Count() > 1)
        .Select(group => group.Key)
        .OrderBy(OperationCount.Of)
        .FirstOrDefault();

    private static IEnumerable<Unary> Functions(Expression formula)
    {
        List<Unary> found = formula is Unary { Polynomials: > 0 } function ? [function] : [];
        formula.MapChildren(child =>
        {
            found.AddRange(Functions(child));
            return child;
        });
        return found;
    }

    private static string NameOf(Unary function, int earlier)
    {
        string name = function.Operator.ToString();
        return char.ToLowerInvariant(name[0]) + name.Substring(1) + (earlier == 0 ? "" : Literal.Integer(earlier + 1));
    }
}
