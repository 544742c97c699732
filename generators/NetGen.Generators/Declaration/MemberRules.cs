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

    public static void Check(INamedTypeSymbol type, bool isTrained, Location identifier, ProblemList problems)
    {
        if (EmittedMembers.Named(type.Name).Any(member => isTrained || !member.TrainingOnly))
        {
            problems.Add(Problem.ClassNameCollision, identifier, type.Name);
        }

        foreach (ISymbol member in type.GetMembers().Where(member => !member.IsImplicitlyDeclared))
        {
            Location place = member.Locations.FirstOrDefault(location => location.IsInSource) ?? identifier;
            if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
            {
                CheckConstructor(constructor, place, problems);
            }
            else
            {
                CheckMember(member, type, isTrained, place, problems);
            }
        }

        for (INamedTypeSymbol? parent = type.BaseType; parent is { SpecialType: not SpecialType.System_Object }; parent = parent.BaseType)
        {
            foreach (ISymbol member in parent.GetMembers().Where(member => member.DeclaredAccessibility != Accessibility.Private))
            {
                CheckMember(member, type, isTrained, identifier, problems);
            }
        }
    }

    private static void CheckMember(ISymbol member, INamedTypeSymbol type, bool isTrained, Location place, ProblemList problems)
    {
        if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
        {
            problems.Add(Problem.RequiredMember, place, type.Name, member.Name);
        }

        EmittedMember? emitted = EmittedMembers.Named(member.Name)
            .FirstOrDefault(candidate => (isTrained || !candidate.TrainingOnly) && Collide(member, candidate));
        if (emitted is not null)
        {
            string display = member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
            problems.Add(Problem.MemberCollision, place, type.Name, display, emitted.ToString());
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
            && !parameters.Where((parameter, i) => parameter.RefKind != RefKind.None || parameter.Type.ToDisplayString(FullName) != types[i]).Any();
    }

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
