using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generators.Diagnostics;

namespace NetGen.Generators.Declaration;

/// <summary>What the members of the user's must not be, so that the emitted ones compile beside them and own the parameters.</summary>
internal static class MemberRules
{
    private static readonly SymbolDisplayFormat FullName = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>Checks a class against what is emitted whatever its layers are.</summary>
    public static void Check(INamedTypeSymbol type, bool isTrained, Location identifier, ProblemList problems)
    {
        foreach ((ISymbol member, Location place) in Members(type, identifier))
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
            {
                if (SymbolEqualityComparer.Default.Equals(member.ContainingType, type))
                {
                    CheckConstructor(constructor, place, problems);
                }
            }
            else if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
            {
                problems.Add(Problem.RequiredMember, place, type.Name, member.Name);
            }
        }

        CheckCollisions(type, member => !member.StreamingOnly && (isTrained || !member.TrainingOnly), identifier, problems);
    }

    /// <summary>Checks the class of a network that takes sequences step by step against what is emitted for that.</summary>
    public static void CheckStreaming(INamedTypeSymbol type, Location identifier, ProblemList problems) =>
        CheckCollisions(type, member => member.StreamingOnly, identifier, problems);

    private static void CheckCollisions(INamedTypeSymbol type, Func<EmittedMember, bool> isEmitted, Location identifier, ProblemList problems)
    {
        if (EmittedMembers.Named(type.Name).Any(isEmitted))
        {
            problems.Add(Problem.ClassNameCollision, identifier, type.Name);
        }

        foreach ((ISymbol member, Location place) in Members(type, identifier))
        {
            EmittedMember? emitted = EmittedMembers.Named(member.Name).FirstOrDefault(candidate => isEmitted(candidate) && Collide(member, candidate));
            if (emitted is not null)
            {
                string display = member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
                problems.Add(Problem.MemberCollision, place, type.Name, display, emitted.ToString());
            }
        }
    }

    /// <summary>The members of the class, and those that it inherits and sees, with where they are told of.</summary>
    private static IEnumerable<(ISymbol Member, Location Place)> Members(INamedTypeSymbol type, Location identifier)
    {
        foreach (ISymbol member in type.GetMembers().Where(member => !member.IsImplicitlyDeclared))
        {
            yield return (member, member.Locations.FirstOrDefault(location => location.IsInSource) ?? identifier);
        }

        for (INamedTypeSymbol? parent = type.BaseType; parent is { SpecialType: not SpecialType.System_Object }; parent = parent.BaseType)
        {
            foreach (ISymbol member in parent.GetMembers().Where(member => member.DeclaredAccessibility != Accessibility.Private))
            {
                yield return (member, identifier);
            }
        }
    }

    // Methods that differ in their parameters are overloads; anything else of one name collides.
    private static bool Collide(ISymbol member, EmittedMember emitted)
    {
        if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method || emitted.Parameters is not { } types)
        {
            return true;
        }

        ImmutableArray<IParameterSymbol> parameters = method.Parameters;
        return method.Arity == 0
            && parameters.Length == types.Length
            && !parameters.Where((parameter, i) => parameter.RefKind != RefKind.None || !IsNamed(parameter.Type, types[i])).Any();
    }

    // Beside the emitted class of that name, no other can be meant by it.
    private static bool IsNamed(ITypeSymbol type, string name) => (name == EmittedMembers.State ? type.Name : type.ToDisplayString(FullName)) == name;

    private static void CheckConstructor(IMethodSymbol constructor, Location place, ProblemList problems)
    {
        string name = constructor.ContainingType.Name;
        string emitted = Constructor(name, EmittedMembers.ConstructorParameter);
        switch (constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax())
        {
            case TypeDeclarationSyntax:
                problems.Add(Problem.MemberCollision, place, name, "a primary constructor", emitted);
                break;
            case ConstructorDeclarationSyntax when constructor.Parameters.Length == 1
                && constructor.Parameters[0] is { RefKind: RefKind.None } parameter
                && parameter.Type.ToDisplayString(FullName) is EmittedMembers.ConstructorParameter or EmittedMembers.PrivateConstructorParameter:
                string own = Constructor(name, parameter.Type.ToDisplayString(FullName));
                problems.Add(Problem.MemberCollision, place, name, own, own);
                break;
            case ConstructorDeclarationSyntax declared when !declared.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer):
                problems.Add(Problem.UnchainedConstructor, place, name);
                break;
        }
    }

    private static string Constructor(string name, string parameter) =>
        new EmittedMember(name, ImmutableArray.Create(parameter), TrainingOnly: false).ToString();
}
