using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generators.Diagnostics;

namespace NetGen.Generators.Declaration;

/// <summary>What the base class of a network must be, so that the emitted members and constructor compile beside it.</summary>
internal static class BaseClassRules
{
    public static void Check(INamedTypeSymbol type, Location identifier, Compilation compilation, ProblemList problems)
    {
        if (type.BaseType is not { SpecialType: not SpecialType.System_Object } parent)
        {
            return;
        }

        if (parent.TypeKind == TypeKind.Error)
        {
            problems.LeaveToCompiler();
            return;
        }

        for (INamedTypeSymbol? ancestor = parent; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.GetAttributes().Any(attribute => KnownTypes.IsNetwork(attribute.AttributeClass)))
            {
                problems.Add(Problem.DerivesFromNetwork, identifier, type.Name, ancestor.Name);
                return;
            }
        }

        IMethodSymbol[] callable = parent.InstanceConstructors
            .Where(constructor => constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams))
            .Where(constructor => compilation.IsSymbolAccessibleWithin(constructor, type))
            .ToArray();
        if (callable.Length != 1 && callable.All(constructor => constructor.Parameters.Length > 0))
        {
            problems.Add(Problem.NoBaseConstructor, identifier, type.Name, parent.Name);
        }
    }
}
