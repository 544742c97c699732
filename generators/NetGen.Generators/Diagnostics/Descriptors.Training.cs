using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Diagnostics;

/// <content>The rules about training and the project.</content>
internal static partial class Descriptors
{
    private static readonly DiagnosticDescriptor LossActivationMismatch = new(
        "NG0026",
        "The loss does not fit the last activation",
        "{0} needs {1} as the last activation; it is {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0026.md");

    private static readonly DiagnosticDescriptor UnusedHyperparameter = new(
        "NG0027",
        "Neither optimizer nor loss reads this hyperparameter",
        "'{0}' has no effect: {1} reads {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0027.md");

    private static readonly DiagnosticDescriptor InvalidVectorWidth = new(
        "NG0028",
        "The vector width must be 128, 256 or 512",
        "The MSBuild property NetGenVectorWidth must be 128, 256 or 512 (bits); it is '{0}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0028.md");

    private static readonly DiagnosticDescriptor LanguageVersionTooOld = new(
        "NG0029",
        "The project's C# is too old",
        "The code emitted for '{0}' needs C# {1} or later; this project uses C# {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0029.md");

    public static readonly DiagnosticDescriptor NoNetworkAttribute = new(
        "NG0030",
        "A layer without a network",
        "[{0}] has no effect on '{1}', which has no [Network] attribute",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0030.md");
}
