using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Diagnostics;

/// <content>The rules about the class and its members.</content>
internal static partial class Descriptors
{
    private static readonly DiagnosticDescriptor NotPartial = new(
        "NG0001",
        "A network class must be partial",
        "'{0}' must be partial: its other part is emitted",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0001.md");

    private static readonly DiagnosticDescriptor NotAClass = new(
        "NG0002",
        "A network must be a class",
        "'{0}' is a {1}; a network must be a plain class, because it owns its parameters and cannot be copied by value",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0002.md");

    private static readonly DiagnosticDescriptor ForbiddenModifier = new(
        "NG0003",
        "A network class must not be static or abstract",
        "'{0}' must not be {1}: networks are instances of it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0003.md");

    private static readonly DiagnosticDescriptor GenericType = new(
        "NG0004",
        "A network class must not be generic",
        "'{0}' cannot be a network, because '{1}' is generic",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0004.md");

    private static readonly DiagnosticDescriptor OuterTypeNotPartial = new(
        "NG0005",
        "A type around a network class must be partial",
        "'{1}' must be partial, because the network '{0}' is inside it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0005.md");

    private static readonly DiagnosticDescriptor FileLocalType = new(
        "NG0006",
        "A network class must not be file-local",
        "'{0}' cannot be a network, because '{1}' is file-local and the other part of '{0}' is emitted into another file",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0006.md");

    private static readonly DiagnosticDescriptor DerivesFromNetwork = new(
        "NG0007",
        "A network must not derive from a network",
        "'{0}' derives from '{1}', which is a network itself: its members would hide each other",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0007.md");

    private static readonly DiagnosticDescriptor NoBaseConstructor = new(
        "NG0008",
        "The base class of a network needs a parameterless constructor",
        "'{1}', the base class of the network '{0}', has no accessible constructor without parameters for the emitted constructor to call",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0008.md");

    private static readonly DiagnosticDescriptor UnchainedConstructor = new(
        "NG0009",
        "A constructor of a network must call the emitted one",
        "This constructor of '{0}' must start with ': this(seed)', because only the emitted constructor '{0}(ulong seed)' initialises the parameters",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0009.md");

    private static readonly DiagnosticDescriptor MemberCollision = new(
        "NG0010",
        "A member is in the way of an emitted one",
        "'{0}' has '{1}', which collides with the emitted member '{2}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0010.md");

    private static readonly DiagnosticDescriptor ClassNameCollision = new(
        "NG0011",
        "A network class must not have the name of an emitted member",
        "A network cannot be named '{0}': this is the name of a member that is emitted into it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0011.md");

    private static readonly DiagnosticDescriptor RequiredMember = new(
        "NG0012",
        "A network class must not have required members",
        "'{1}' must not be required: the emitted members that create a '{0}' could not set it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0012.md");
}
