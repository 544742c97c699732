using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Diagnostics;

/// <content>The rules about the layers.</content>
internal static partial class Descriptors
{
    private static readonly DiagnosticDescriptor NoLayer = new(
        "NG0013",
        "A network needs a layer",
        "The network '{0}' has no layer: put at least one layer attribute, such as [Dense(3)], after [Network]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0013.md");

    private static readonly DiagnosticDescriptor AttributeElsewhere = new(
        "NG0014",
        "The attributes of a network belong on one declaration",
        "[{0}] must be on the declaration of '{1}' that carries [Network]: across declarations layers have no order",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0014.md");

    private static readonly DiagnosticDescriptor EmptyInputShape = new(
        "NG0015",
        "A network needs an input shape",
        "The network '{0}' has no input shape: give the number of features of one sample, as in [Network(4)]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0015.md");

    private static readonly DiagnosticDescriptor ArgumentOutOfRange = new(
        "NG0016",
        "An argument is out of range",
        "'{0}' must be {1}; it is {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0016.md");

    private static readonly DiagnosticDescriptor UndefinedEnumValue = new(
        "NG0017",
        "A number is no member of its enum",
        "{1} is no member of '{0}', which has {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0017.md");

    private static readonly DiagnosticDescriptor WrongInputShape = new(
        "NG0018",
        "A layer cannot take this shape",
        "'{0}' needs {1}; it gets {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0018.md");

    private static readonly DiagnosticDescriptor TooLarge = new(
        "NG0019",
        "The network is too large",
        "{0} would have {1} elements; the limit is {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0019.md");

    private static readonly DiagnosticDescriptor InvalidName = new(
        "NG0020",
        "A layer has a name that cannot be used",
        "\"{0}\" cannot name a layer: a name must be {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0020.md");

    private static readonly DiagnosticDescriptor DuplicateName = new(
        "NG0021",
        "Two layers share a name",
        "The name \"{0}\" is taken: layers {1} and {2} (counted from 0) both have it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0021.md");

    private static readonly DiagnosticDescriptor UnknownSource = new(
        "NG0022",
        "A layer reads a layer that does not exist",
        "Layer \"{0}\" reads \"{1}\", which does not exist; before it there are {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0022.md");

    private static readonly DiagnosticDescriptor SourceNotBefore = new(
        "NG0023",
        "A layer reads itself or a later layer",
        "Layer \"{0}\" reads \"{1}\", which is not before it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0023.md");

    private static readonly DiagnosticDescriptor UnreadLayer = new(
        "NG0024",
        "Nothing reads a layer",
        "Nothing reads layer \"{0}\": the output is that of the last layer, \"{1}\", which does not depend on it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0024.md");

    private static readonly DiagnosticDescriptor SoftmaxNotLast = new(
        "NG0025",
        "Softmax must be the last activation",
        "Layer \"{0}\" has softmax but is not the last layer: softmax turns the outputs of a network into probabilities",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0025.md");

    private static readonly DiagnosticDescriptor HiddenWithoutGradient = new(
        "NG0031",
        "Nothing can be learnt through this activation",
        "Layer \"{0}\" of a network that is trained ends in {1}, whose derivative is zero: the layers up to it would never learn",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0031.md");
}
