using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;

namespace NetGen.Generators.Declaration;

/// <summary>Checks that a type can have an emitted part, and reads how that part has to spell it.</summary>
internal static class TypeReader
{
    /// <summary>The oldest version of C# that emitted code compiles in.</summary>
    public const LanguageVersion OldestLanguage = LanguageVersion.CSharp12;

    /// <summary>The type; <see langword="null"/> if it cannot be a network whatever its attributes say.</summary>
    public static TypeModel? Read(INamedTypeSymbol type, TypeDeclarationSyntax declaration, ProblemList problems)
    {
        Location identifier = declaration.Identifier.GetLocation();
        if (type.TypeKind != TypeKind.Class || type.IsRecord)
        {
            problems.Add(Problem.NotAClass, identifier, type.Name, Keywords(type));
            return null;
        }

        int before = problems.Count;
        if (!IsPartial(declaration))
        {
            problems.Add(Problem.NotPartial, identifier, type.Name);
        }

        if (type.IsStatic || type.IsAbstract)
        {
            problems.Add(Problem.ForbiddenModifier, identifier, type.Name, type.IsStatic ? "static" : "abstract");
        }

        if (declaration.SyntaxTree.Options is CSharpParseOptions options && options.LanguageVersion < OldestLanguage)
        {
            problems.Add(
                Problem.LanguageVersionTooOld,
                identifier,
                type.Name,
                OldestLanguage.ToDisplayString(),
                options.LanguageVersion.ToDisplayString());
        }

        ImmutableArray<INamedTypeSymbol> chain = OutermostFirst(type);
        CheckChain(chain, declaration, problems);
        return problems.Count > before
            ? null
            : new TypeModel(
                Spell(type.ContainingNamespace),
                chain.Take(chain.Length - 1).Select(outer => new OuterTypeModel(Keywords(outer), outer.Name)).ToEquatableArray(),
                type.Name);
    }

    private static void CheckChain(ImmutableArray<INamedTypeSymbol> chain, TypeDeclarationSyntax declaration, ProblemList problems)
    {
        Location identifier = declaration.Identifier.GetLocation();
        string name = chain[chain.Length - 1].Name;
        if (chain.FirstOrDefault(part => part.Arity > 0) is { } generic)
        {
            problems.Add(Problem.GenericType, identifier, name, generic.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        }

        if (chain.FirstOrDefault(part => part.IsFileLocal) is { } local)
        {
            problems.Add(Problem.FileLocalType, identifier, name, local.Name);
        }

        foreach (TypeDeclarationSyntax outer in declaration.Ancestors().OfType<TypeDeclarationSyntax>().Where(outer => !IsPartial(outer)))
        {
            problems.Add(Problem.OuterTypeNotPartial, outer.Identifier.GetLocation(), name, outer.Identifier.ValueText);
        }

        // While code is being typed or copied a type may lack a name or have a twin. The compiler says so; there is no file to emit it into.
        if (chain.Any(part => part.Name.Length == 0 || HasTwin(part)))
        {
            problems.LeaveToCompiler();
        }
    }

    private static bool HasTwin(INamedTypeSymbol type) =>
        type.ContainingSymbol is INamespaceOrTypeSymbol container
        && container.GetTypeMembers(type.Name, type.Arity).Count(member => !member.IsFileLocal) > 1;

    private static bool IsPartial(TypeDeclarationSyntax declaration) => declaration.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static ImmutableArray<INamedTypeSymbol> OutermostFirst(INamedTypeSymbol type)
    {
        ImmutableArray<INamedTypeSymbol>.Builder chain = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            chain.Insert(0, part);
        }

        return chain.ToImmutable();
    }

    private static string Keywords(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };

    private static string Spell(INamespaceSymbol space)
    {
        if (space.IsGlobalNamespace)
        {
            return string.Empty;
        }

        string outer = Spell(space.ContainingNamespace);
        string name = Identifiers.Escape(space.Name);
        return outer.Length == 0 ? name : outer + "." + name;
    }
}
