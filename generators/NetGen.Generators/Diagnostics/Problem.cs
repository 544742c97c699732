namespace NetGen.Generators.Diagnostics;

/// <summary>
/// What can be wrong with a declaration, or be said of it: one member a rule, in the order of their ids, the first being NG0001. New ones go to the end.
/// </summary>
internal enum Problem
{
    /// <summary>The class is not partial: {class}.</summary>
    NotPartial,

    /// <summary>The type is no plain class: {type}, {what it is}.</summary>
    NotAClass,

    /// <summary>The class has a modifier that a network cannot have: {class}, {modifier}.</summary>
    ForbiddenModifier,

    /// <summary>The class or a type around it is generic: {class}, {generic type}.</summary>
    GenericType,

    /// <summary>A type around the class is not partial: {class}, {outer type}.</summary>
    OuterTypeNotPartial,

    /// <summary>The class or a type around it is file-local: {class}, {file-local type}.</summary>
    FileLocalType,

    /// <summary>The class derives from a network: {class}, {base class}.</summary>
    DerivesFromNetwork,

    /// <summary>The base class has no constructor that the emitted one could call: {class}, {base class}.</summary>
    NoBaseConstructor,

    /// <summary>A constructor of the user's goes round the emitted one: {class}.</summary>
    UnchainedConstructor,

    /// <summary>A member of the user's is in the way of an emitted one: {class}, {member}, {emitted member}.</summary>
    MemberCollision,

    /// <summary>The class has the name of an emitted member: {class}.</summary>
    ClassNameCollision,

    /// <summary>A required member, which <c>Create</c> could not set: {class}, {member}.</summary>
    RequiredMember,

    /// <summary>The network has no layer: {class}.</summary>
    NoLayer,

    /// <summary>A layer or training attribute on another declaration than the network attribute: {attribute}, {class}.</summary>
    AttributeElsewhere,

    /// <summary>The input shape has no extent: {class}.</summary>
    EmptyInputShape,

    /// <summary>An argument is outside its range: {argument}, {range}, {value}.</summary>
    ArgumentOutOfRange,

    /// <summary>A number that is no member of its enum: {enum}, {value}, {members}.</summary>
    UndefinedEnumValue,

    /// <summary>A layer cannot take the shape it is given: {layer}, {what it needs}, {what it gets}.</summary>
    WrongInputShape,

    /// <summary>More elements than an array can be relied on to hold: {what}, {count}, {limit}.</summary>
    TooLarge,

    /// <summary>A layer has a name that cannot be used: {name}, {what a name must be}.</summary>
    InvalidName,

    /// <summary>Two layers share a name: {name}, {index of the first}, {index of the second}.</summary>
    DuplicateName,

    /// <summary>A layer reads what does not exist: {layer}, {name}, {names there are before it}.</summary>
    UnknownSource,

    /// <summary>A layer reads itself or a later one: {layer}, {name}.</summary>
    SourceNotBefore,

    /// <summary>Nothing reads the layer, and it is not the last: {layer}, {last layer}.</summary>
    UnreadLayer,

    /// <summary>Softmax anywhere but on the output: {layer}.</summary>
    SoftmaxNotLast,

    /// <summary>The loss and the last activation do not pair: {loss}, {activations that pair}, {last activation}.</summary>
    LossActivationMismatch,

    /// <summary>A number that what is chosen does not read: {property}, {optimizer or initializer}, {what that reads}.</summary>
    UnusedHyperparameter,

    /// <summary>The MSBuild property is no vector width: {value}.</summary>
    InvalidVectorWidth,

    /// <summary>The project's C# is too old for the emitted code: {class}, {version needed}, {version in use}.</summary>
    LanguageVersionTooOld,

    /// <summary>A layer or training attribute on a class without a network attribute: {attribute}, {class}.</summary>
    NoNetworkAttribute,

    /// <summary>A hidden layer of a network that learns ends in an activation that lets no gradient through: {layer}, {activation}.</summary>
    HiddenWithoutGradient,

    /// <summary>Training, with all parameters in frozen layers: {class}.</summary>
    NothingToTrain,

    /// <summary>Layers in a row end in an activation that saturates: {first layer}, {last layer}, {how many}, {activations}.</summary>
    SaturatingChain,

    /// <summary>Glorot's initialisation is asked for before an activation that wants He's: {layer}, {initializer}, {activation}, {initializer it wants}.</summary>
    GlorotBeforeHe,

    /// <summary>Softmax reads what an activation has bounded below: {layer}, {activation}, {bound}.</summary>
    CutOffBeforeSoftmax,

    /// <summary>Two layers are one linear map: {layer}, {layer after}, {shape that gives}.</summary>
    CollapsingLayers,

    /// <summary>Dropout has no weights after it: {kind}, {layer}.</summary>
    DropoutOnOutputs,

    /// <summary>Softmax over a single unit: {activation}.</summary>
    SoftmaxOverOne,

    /// <summary>The learning rate is out of the optimizer's usual range: {optimizer}, {least}, {most}, {learning rate}, {what training will do}.</summary>
    UnusualLearningRate,

    /// <summary>A normalisation takes a bias off again: {layer}, {normalisation}, {its kind}, {how many biases}.</summary>
    CancelledBias,

    /// <summary>The network is so large that it runs in loops: {class}, {multiply-adds}.</summary>
    Tiled,

    /// <summary>What the network costs: {class}, {figures}.</summary>
    Budget,
}
